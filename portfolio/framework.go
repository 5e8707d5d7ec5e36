package portfolio

// Framework is a certification of the RNCP as Acquis knows it: the blocs,
// compétences and indicateurs that a portfolio is mapped onto, and everything
// else that its source documents say. The official wording is kept exactly as
// its source gives it, typing errors included: the jury compares it with its
// own copy. A framework is data (see assets/frameworks); a portfolio pins a
// copy of the one it was begun with.
type Framework struct {
	Format     int    `json:"format"`     // 1: the format of the file
	Code       string `json:"code"`       // "RNCP39644"
	Title      string `json:"title"`      // official title of the certification
	ShortTitle string `json:"shortTitle"` // "DEIS"

	Sources      []Source      `json:"sources"`      // the documents that facts refer to
	Presentation []Chapter     `json:"presentation"` // the profession and the diploma, in our own words
	Facts        []Fact        `json:"facts"`        // level, objectives, sectors, jobs, certifiers, jury…
	Registration *Registration `json:"registration,omitempty"`
	Predecessor  *Predecessor  `json:"predecessor,omitempty"`
	Dispenses    []Dispense    `json:"dispenses"`

	Blocks    []Block    `json:"blocks"`
	Functions []Function `json:"functions"`

	Sufficiency    *Sufficiency    `json:"sufficiency,omitempty"` // ours, unless its note says otherwise
	Correspondence *Correspondence `json:"correspondence,omitempty"`
	TrainingRoute  *TrainingRoute  `json:"trainingRoute,omitempty"`
}

// Source is a document that the facts of a framework come from.
type Source struct {
	ID    string `json:"id"`    // "001"
	Short string `json:"short"` // how it is named beside a fact
	Title string `json:"title"`
	Note  string `json:"note,omitempty"`
}

// Chapter is a headed text of our own, with the documents it draws on.
type Chapter struct {
	Heading    string   `json:"heading"`
	Paragraphs []string `json:"paragraphs"`
	Sources    []string `json:"sources"`
}

// Fact is one thing that a source says of the certification: a label and one
// or more values in the source's own words.
type Fact struct {
	Key    string   `json:"key"`   // "level", "nsf", "formacode", "rome", "certifiers", "jury"…
	Label  string   `json:"label"` // "Niveau de qualification"
	Values []string `json:"values"`
	Source string   `json:"source"`
	Note   string   `json:"note,omitempty"` // ours, for instance why a code looks odd
}

// Registration says until when the certification is registered.
type Registration struct {
	Ends    Date     `json:"ends"`
	Source  string   `json:"source"`
	Message string   `json:"message"` // ours: what the end means for a candidate
	Ask     []string `json:"ask"`     // ours: what to ask the certifier
}

// Predecessor names the certification that this one replaced.
type Predecessor struct {
	Code   string `json:"code"`
	Title  string `json:"title"`
	Source string `json:"source"`
}

// Dispense is a title whose holders need not prove a block.
type Dispense struct {
	Titles []string `json:"titles"` // "CAFDES"
	Block  string   `json:"block"`  // code of the block
	Text   string   `json:"text"`   // the source's own words
	Source string   `json:"source"`
}

// Block is a bloc de compétences (a domaine in the earlier framework).
type Block struct {
	Code        string       `json:"code"`           // "RNCP39644BC01"
	Word        string       `json:"word,omitempty"` // what the source calls it; "" is "Bloc"
	Number      string       `json:"number"`         // "1"
	Title       string       `json:"title"`
	Note        string       `json:"note,omitempty"` // what the source adds: "(transversal)"
	Source      string       `json:"source"`
	Competences []Competence `json:"competences"`
}

// Name is how a block is called where people read: "Bloc 1 – its title".
func (b *Block) Name() string { return b.Short() + " – " + b.Title }

// Short is "Bloc 1", or "Domaine 1" where the source speaks of domaines.
func (b *Block) Short() string {
	if b.Word != "" {
		return b.Word + " " + b.Number
	}
	return "Bloc " + b.Number
}

// Competence is a compétence of a block.
type Competence struct {
	Code       string      `json:"code"` // "1.1"
	Title      string      `json:"title"`
	Source     string      `json:"source"`
	Indicators []Indicator `json:"indicators"`
}

// Indicator is the finest grain of a framework. Where a record has none, the
// competence itself stands for it, under the competence's code and title
// (see [ParseFramework]).
type Indicator struct {
	Code   string `json:"code"` // "1.1.1"
	Text   string `json:"text"`
	Source string `json:"source"`
}

// Function is what the professional does, as a group of activities. No source
// ties activities to indicators, and neither does Acquis.
type Function struct {
	Title  string          `json:"title"`
	Source string          `json:"source"`
	Groups []ActivityGroup `json:"groups"`
}

// ActivityGroup is a headed group of activities; the heading may be empty.
type ActivityGroup struct {
	Title      string   `json:"title,omitempty"`
	Activities []string `json:"activities"`
}

// Correspondence compares a framework with the one before or after it. It is
// worked out by us from both texts, and says so.
type Correspondence struct {
	With string            `json:"with"` // code of the other framework
	Note string            `json:"note"`
	Rows []CorrespondsWith `json:"rows"`
}

// CorrespondsWith is one row: a code here, a code there, and what changed in
// the words; nothing did, but for the shape of apostrophes, where Change is "".
type CorrespondsWith struct {
	Here   string `json:"here"`
	There  string `json:"there"`
	Change string `json:"change,omitempty"`
}

// TrainingRoute is what concerns those who take the diploma by training and
// not by VAE, kept apart so that nobody believes that it is asked of them.
type TrainingRoute struct {
	Title         string           `json:"title"`
	Note          string           `json:"note,omitempty"` // ours
	Examinations  []Examination    `json:"examinations"`
	Rules         []Fact           `json:"rules"` // thresholds, no compensation, durations…
	Domains       []TrainingDomain `json:"domains"`
	Prerequisites []Fact           `json:"prerequisites"`
	Admission     []Fact           `json:"admission"`  // the file and the interview of admission
	Allowances    []Fact           `json:"allowances"` // dispenses and allègements of training
}

// Examination is an épreuve: how a block is assessed outside VAE.
type Examination struct {
	Title    string   `json:"title"`
	Block    string   `json:"block"`
	Details  []string `json:"details"`            // form, duration, coefficient, as the source says
	Assesses []string `json:"assesses,omitempty"` // domaines de compétences évalués, as the source says
	Source   string   `json:"source"`
}

// TrainingDomain is a domaine de formation with its units.
type TrainingDomain struct {
	Code   string         `json:"code"` // "DF1"
	Title  string         `json:"title"`
	Hours  string         `json:"hours"`          // "300 heures"
	Aims   []string       `json:"aims,omitempty"` // domaines de compétences visés, as the source says
	Source string         `json:"source"`
	Units  []TrainingUnit `json:"units"`
}

// TrainingUnit is an unité de formation.
type TrainingUnit struct {
	Code     string   `json:"code"` // "UF 1.1"
	Title    string   `json:"title"`
	Hours    string   `json:"hours"` // a range: "70 à 110 heures"
	Contents []string `json:"contents,omitempty"`
}

// Block returns the block of that code, or nil.
func (f *Framework) Block(code string) *Block {
	for b := range f.Blocks {
		if f.Blocks[b].Code == code {
			return &f.Blocks[b]
		}
	}
	return nil
}

// Competence returns the competence of that code and its block, or nil.
func (f *Framework) Competence(code string) (*Competence, *Block) {
	for b := range f.Blocks {
		for c := range f.Blocks[b].Competences {
			if k := &f.Blocks[b].Competences[c]; k.Code == code {
				return k, &f.Blocks[b]
			}
		}
	}
	return nil, nil
}

// Indicator returns the indicator of that code with its competence and block,
// or nil.
func (f *Framework) Indicator(code string) (*Indicator, *Competence, *Block) {
	for b := range f.Blocks {
		for c := range f.Blocks[b].Competences {
			k := &f.Blocks[b].Competences[c]
			for i := range k.Indicators {
				if k.Indicators[i].Code == code {
					return &k.Indicators[i], k, &f.Blocks[b]
				}
			}
		}
	}
	return nil, nil, nil
}

// Indicators returns all indicators in the framework's order.
func (f *Framework) Indicators() []*Indicator {
	var all []*Indicator
	for b := range f.Blocks {
		for c := range f.Blocks[b].Competences {
			k := &f.Blocks[b].Competences[c]
			for i := range k.Indicators {
				all = append(all, &k.Indicators[i])
			}
		}
	}
	return all
}

// DispenseTitles lists the titles that dispense from a block.
func (f *Framework) DispenseTitles(block string) []string {
	var titles []string
	for _, d := range f.Dispenses {
		if d.Block == block {
			titles = append(titles, d.Titles...)
		}
	}
	return titles
}

// Fact returns the fact of that key, or nil.
func (f *Framework) Fact(key string) *Fact {
	for i := range f.Facts {
		if f.Facts[i].Key == key {
			return &f.Facts[i]
		}
	}
	return nil
}

// Source returns the document of that ID, or nil.
func (f *Framework) Source(id string) *Source {
	for i := range f.Sources {
		if f.Sources[i].ID == id {
			return &f.Sources[i]
		}
	}
	return nil
}
