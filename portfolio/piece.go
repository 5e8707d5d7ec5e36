package portfolio

// Genre says what a piece is made of.
type Genre string

// The genres of pieces. A photo is a file too: the word is the candidate's.
const (
	GenreFile  Genre = "fichier"
	GenrePhoto Genre = "photo"
	GenreURL   Genre = "lien"
)

// Confidentiality says whether a piece may leave the portfolio.
type Confidentiality string

// The confidentialities, in the words of the interface. ToCheck is the
// default: documents of social work speak of people.
const (
	ToCheck     Confidentiality = "à vérifier"
	Shareable   Confidentiality = "communicable"
	NotAttached Confidentiality = "ne pas joindre"
)

// Confidentialities lists them in the order in which they are offered.
func Confidentialities() []Confidentiality {
	return []Confidentiality{ToCheck, Shareable, NotAttached}
}

// Natures lists the usual natures of a piece; another may be typed.
func Natures() []string {
	return []string{"Production personnelle", "Production collective", "Document de la structure",
		"Attestation", "Évaluation", "Diplôme ou certificat", "Publication", "Photographie", "Autre"}
}

// File is a stored file. Its bytes live in the portfolio under their hash.
type File struct {
	SHA256 string `json:"sha256"` // lower-case hexadecimal
	Name   string `json:"name"`   // as it was given; may hold a beneficiary's name: never printed
	Size   int64  `json:"size"`   // bytes
	Media  string `json:"media"`  // by content: "application/pdf", "image/jpeg"…
	Pages  int    `json:"pages,omitempty"`
	Width  int    `json:"width,omitempty"`  // pixels, upright
	Height int    `json:"height,omitempty"` // pixels, upright
	// Fault says why the file cannot be attached as it is; "" if it can.
	Fault Fault `json:"fault,omitempty"`
}

// Fault is why a file cannot be attached to a dossier as it is. It is kept all
// the same: a PDF can stand in for it.
type Fault string

// The faults that are found when a file comes in.
const (
	FaultConvert   Fault = "convert"   // a document of another program: save it as PDF
	FaultEncrypted Fault = "encrypted" // protected by a password
	FaultDamaged   Fault = "damaged"   // truncated, or not what it says
	FaultTooLarge  Fault = "toolarge"  // more pixels or pages than can be handled
)

// Piece is a document, photo or address that proves something.
type Piece struct {
	ID              ID              `json:"id"`
	Rank            Rank            `json:"rank"`
	Tag             Tag             `json:"tag"`
	Genre           Genre           `json:"genre"`
	Title           string          `json:"title"` // asked for, never the file's name
	Nature          string          `json:"nature,omitempty"`
	Date            Date            `json:"date,omitzero"`
	Author          string          `json:"author,omitempty"`
	Proves          string          `json:"proves,omitempty"`
	Confidentiality Confidentiality `json:"confidentiality"`
	Experience      ID              `json:"experience,omitempty"`
	URL             string          `json:"url,omitempty"`
	File            *File           `json:"file,omitempty"`
	StandIn         *File           `json:"standIn,omitempty"` // a PDF that is attached instead of File
	Note            string          `json:"note,omitempty"`    // private, never printed
	InDossier       bool            `json:"inDossier"`
}

// Ref implements [Record].
func (p *Piece) Ref() Ref { return Ref{KindPiece, p.ID} }

func (p *Piece) normalized() Record {
	n := *p
	lines(&n.Title, &n.Nature, &n.Author, &n.URL)
	texts(&n.Proves, &n.Note)
	if n.Confidentiality == "" {
		n.Confidentiality = ToCheck
	}
	return &n
}

// Attached returns the file that goes into the annexes: the stand-in where
// there is one, else the file; nil for an address.
func (p *Piece) Attached() *File {
	if p.StandIn != nil {
		return p.StandIn
	}
	return p.File
}

// Leaves reports whether the piece may leave the portfolio with a dossier.
func (p *Piece) Leaves() bool { return p.InDossier && p.Confidentiality != NotAttached }

// Files returns the stored files of the piece.
func (p *Piece) Files() []*File {
	var files []*File
	for _, f := range []*File{p.File, p.StandIn} {
		if f != nil {
			files = append(files, f)
		}
	}
	return files
}
