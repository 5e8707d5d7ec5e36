package portfolio

// Sufficiency is a profile: what an indicator takes to be argumenté or étayé,
// and what is advised for a compétence. It is data: a framework file may give
// one (see assets/frameworks), a candidate may give another in its place (see
// [OwnSufficiency]); where neither does, [DefaultSufficiency] holds. It counts
// what was written and linked; whether that convinces, the jury alone judges.
type Sufficiency struct {
	Note      string `json:"note,omitempty"` // whose rule it is, in French, for a candidate
	Argued    Level  `json:"argued"`         // what makes an indicator argumenté
	Supported Level  `json:"supported"`      // what it takes beyond that to be étayé
	// Advice is counted over a whole compétence, since one good piece may serve
	// several of its indicators. It is advice: no state depends on it.
	Advice Level `json:"advice,omitzero"`
}

// Level says how much is asked for. What is 0 or empty is not asked for. Only
// what the jury will see counts, and only with a justification: situations that
// figure in the dossier, pieces that may leave, each once however many links it
// has.
type Level struct {
	Situations       int `json:"situations,omitempty"`
	Experiences      int `json:"experiences,omitempty"` // distinct ones, that the situations belong to
	RecentSituations int `json:"recentSituations,omitempty"`

	Pieces       int `json:"pieces,omitempty"`
	Natures      int `json:"natures,omitempty"` // distinct ones, of the pieces
	RecentPieces int `json:"recentPieces,omitempty"`
	// OneOf are groups of natures: of each, one nature at least is that of a piece.
	OneOf [][]string `json:"oneOf,omitempty"`

	// WithinYears is what recent means: less than so many years old, by the
	// date of the piece or the end of the situation. See [Date.Within].
	WithinYears int `json:"withinYears,omitempty"`
}

// DefaultSufficiency is the profile where nobody gave one: a justified
// situation argues, and then a justified piece supports. No official text asks
// for a number.
func DefaultSufficiency() *Sufficiency {
	return &Sufficiency{Argued: Level{Situations: 1}, Supported: Level{Pieces: 1}}
}

// SufficiencySource says where the profile in force comes from.
type SufficiencySource string

// The sources of a profile, the weakest first.
const (
	SufficiencyDefault   SufficiencySource = "default"
	SufficiencyFramework SufficiencySource = "framework"
	SufficiencyOwn       SufficiencySource = "portfolio" // the candidate's own
)

// Sufficiency returns the profile in force, which must not be written into, and
// where it comes from.
func (s *State) Sufficiency() (*Sufficiency, SufficiencySource) {
	if own := s.OwnSufficiency(); own != nil {
		return &Sufficiency{own.Note, own.Argued, own.Supported, own.Advice}, SufficiencyOwn
	}
	return s.Framework.Profile()
}

// Profile is the profile that a framework gives, or the default one.
func (f *Framework) Profile() (*Sufficiency, SufficiencySource) {
	if f.Sufficiency != nil {
		return f.Sufficiency, SufficiencyFramework
	}
	return DefaultSufficiency(), SufficiencyDefault
}

// OwnSufficiency is the candidate's own profile (Exigences), which stands in
// the place of the framework's: a certifier may ask for something else. There
// is at most one, with the ID [OwnSufficiencyID].
type OwnSufficiency struct {
	Note      string `json:"note,omitempty"` // who asks for it
	Argued    Level  `json:"argued"`
	Supported Level  `json:"supported"`
	Advice    Level  `json:"advice,omitzero"`
}

// OwnSufficiencyID is the ID of the one OwnSufficiency.
const OwnSufficiencyID ID = "sufficiency"

// Ref implements [Record].
func (*OwnSufficiency) Ref() Ref { return Ref{KindSufficiency, OwnSufficiencyID} }

func (o *OwnSufficiency) normalized() Record {
	n := *o
	texts(&n.Note)
	for _, l := range []*Level{&n.Argued, &n.Supported, &n.Advice} {
		*l = l.normalized()
	}
	return &n
}

func (l Level) normalized() Level {
	var groups [][]string
	for _, group := range l.OneOf {
		var natures []string
		for _, nature := range group {
			natures = append(natures, NormalizeLine(nature))
		}
		groups = append(groups, natures)
	}
	l.OneOf = groups
	if l.RecentSituations+l.RecentPieces == 0 {
		l.WithinYears = 0
	}
	return l
}

// IsZero reports whether nothing is asked for.
func (l Level) IsZero() bool {
	return l.Situations+l.Experiences+l.RecentSituations+l.Pieces+l.Natures+l.RecentPieces+len(l.OneOf) == 0
}

// The most that a profile may ask for: beyond that it is a typing error.
const (
	mostAsked = 50
	mostAge   = mostYears
)

// fault says what is wrong with a profile, "" for nothing: argumenté and
// étayé each ask for something, numbers are within reason, what is recent is
// said, and natures have a name.
func (p *Sufficiency) fault() string {
	for _, of := range []struct {
		name  string
		level *Level
	}{{"argued", &p.Argued}, {"supported", &p.Supported}, {"advice", &p.Advice}} {
		if of.name != "advice" && of.level.IsZero() {
			return of.name + ": nothing is asked for"
		}
		if fault := of.level.fault(); fault != "" {
			return of.name + ": " + fault
		}
	}
	return ""
}

func (l *Level) fault() string {
	for _, n := range []int{l.Situations, l.Experiences, l.RecentSituations, l.Pieces, l.Natures, l.RecentPieces} {
		if n < 0 || n > mostAsked {
			return "a number out of reason"
		}
	}
	if l.WithinYears < 0 || l.WithinYears > mostAge || l.WithinYears == 0 && l.RecentSituations+l.RecentPieces > 0 {
		return "withinYears does not say what is recent"
	}
	for _, group := range l.OneOf {
		if len(group) == 0 {
			return "an empty group of natures"
		}
		for _, nature := range group {
			if NormalizeLine(nature) == "" {
				return "a nature without a name"
			}
		}
	}
	return ""
}
