package crash

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"acquis/portfolio"
	"acquis/portfolio/durable"
	"acquis/portfolio/store"
)

// A framework and an outline that are as small as they may be: what is tried
// is the disk, and a small database is tried more often.
const framework = `{"format":1,"code":"RNCP00001","title":"Essai","shortTitle":"E",
"sources":[{"id":"s","title":"Source"}],"presentation":[],"facts":[],"dispenses":[],"functions":[],
"blocks":[{"code":"B1","number":"1","title":"Bloc","source":"s","competences":[
{"code":"1.1","title":"Compétence","source":"s","indicators":[
{"code":"1.1.1","text":"Premier","source":"s"},{"code":"1.1.2","text":"Second","source":"s"},
{"code":"1.1.3","text":"Troisième","source":"s"}]}]}]}`

const outline = `{"format":1,"code":"o","title":"Trame","parts":[
{"key":"titre","kind":"titre","title":"Titre"},{"key":"motivations","kind":"texte","title":"Motivations"}]}`

// clock goes one second on at each look, so that snapshots have names of
// their own and nothing depends on the hour.
type clock struct{ seconds atomic.Int64 }

func (c *clock) now() time.Time {
	return time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC).Add(time.Duration(c.seconds.Add(1)) * time.Second)
}

// later is a clock that is a day ahead.
func (c *clock) later() time.Time { return c.now().AddDate(0, 0, 1) }

// begin is what a small portfolio begins with.
func begin(disk durable.FS) store.Init {
	return store.Init{Framework: []byte(framework), Outline: []byte(outline), Clock: new(clock).now, Disk: disk}
}

// digest is a hash of all that a State says.
func digest(s *portfolio.State) string {
	h := sha256.New()
	s.Records(func(r portfolio.Record) {
		raw, err := json.Marshal(r)
		if err != nil {
			panic(err) // records are plain types
		}
		fmt.Fprintf(h, "%s %s\n", r.Ref(), raw)
	})
	return hex.EncodeToString(h.Sum(nil)[:12])
}

// hand does what a candidate does, by chance.
type hand struct {
	*rand.Rand
	p *store.Portfolio
}

var words = strings.Fields("réunion équipe projet « diagnostic » partagé œuvre élus 2019 budget j’ai conduit l’enquête auprès")

func (h *hand) text(most int) string {
	var b strings.Builder
	for range h.IntN(most + 1) {
		b.WriteString(words[h.IntN(len(words))])
		b.WriteByte(" \n"[h.IntN(12)/11])
	}
	return b.String()
}

// edit changes something.
func (h *hand) edit(e *portfolio.Edit) error {
	s := e.State()
	situations := s.Situations()
	if len(situations) == 0 || h.IntN(8) == 0 && len(situations) < 40 {
		return e.Put(&portfolio.Situation{Title: "Situation " + h.text(4), Actions: h.text(200)})
	}
	situation := situations[h.IntN(len(situations))]
	switch h.IntN(8) {
	case 0:
		if len(situations) > 3 {
			e.Remove(situation.Ref())
			return nil
		}
	case 1:
		_, err := e.Link(situation.Ref(), fmt.Sprint("1.1.", 1+h.IntN(3)), h.text(9))
		if err == nil {
			return nil
		}
	case 2:
		return e.Put(&portfolio.Section{ID: "motivations", Text: h.text(120)})
	}
	n := *situation
	n.Actions += h.text(30)
	n.Analysis = h.text(30)
	return e.Put(&n)
}

// bytes are those of some document.
func (h *hand) bytes(most int) []byte {
	b := make([]byte, 1+h.IntN(most))
	for i := range b {
		b[i] = byte(h.Uint32())
	}
	return b
}

// attach stores a document and makes a piece of it.
func (h *hand) attach(ctx context.Context, content []byte) (store.Stored, error) {
	stored, err := h.p.AddReader(ctx, bytes.NewReader(content))
	if err != nil {
		return stored, err
	}
	return stored, h.p.Change("Ajouter une pièce", func(e *portfolio.Edit) error { return e.Put(pieceOf(stored)) })
}

func pieceOf(s store.Stored) *portfolio.Piece {
	return &portfolio.Piece{Title: "Pièce " + s.SHA256[:6], Genre: portfolio.GenreFile, Confidentiality: portfolio.Shareable,
		InDossier: true, File: &portfolio.File{SHA256: s.SHA256, Size: s.Size, Name: "document", Media: "application/octet-stream"}}
}

// notes says how often each thing was noted.
func notes(noted map[string]int) string {
	var all []string
	for _, what := range slices.Sorted(maps.Keys(noted)) {
		all = append(all, fmt.Sprintf("%s %d", what, noted[what]))
	}
	return "(" + strings.Join(all, ", ") + ")"
}
