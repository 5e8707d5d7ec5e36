package dossier_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"acquis/export/deposit"
	"acquis/export/dossier"
	"acquis/export/example"
	"acquis/portfolio/store"
)

// link is one piece of a link: where it is, what it says and where it leads; in
// a file beside the dossier if it names one.
type link struct {
	page, target int
	text, file   string
}

// read runs a program that reads PDF files.
func read(t *testing.T, name string, args ...string) []byte {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is not installed (Debian packages poppler-utils and qpdf): links are not followed", name)
	}
	out, err := exec.Command(name, args...).Output()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// word is a word of a page, with its middle counted from the lower left corner.
type word struct {
	text string
	x, y float64
}

// wordsOf reads the words of every page, from page 0.
func wordsOf(t *testing.T, path string) (pages [][]word) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(read(t, "pdftotext", "-bbox", path, "-")))
	d.Strict = false
	number := func(e xml.StartElement, name string) float64 {
		for _, a := range e.Attr {
			if a.Name.Local == name {
				f, _ := strconv.ParseFloat(a.Value, 64)
				return f
			}
		}
		return 0
	}
	height, at := 0.0, (*word)(nil)
	for {
		token, err := d.RawToken()
		if err != nil {
			return pages
		}
		switch token := token.(type) {
		case xml.StartElement:
			switch token.Name.Local {
			case "page":
				pages, height = append(pages, nil), number(token, "height")
			case "word":
				at = &word{x: (number(token, "xMin") + number(token, "xMax")) / 2,
					y: height - (number(token, "yMin")+number(token, "yMax"))/2}
			}
		case xml.CharData:
			if at != nil {
				at.text += string(token)
			}
		case xml.EndElement:
			if token.Name.Local == "word" {
				pages[len(pages)-1] = append(pages[len(pages)-1], *at)
				at = nil
			}
		}
	}
}

// linksOf reads every link of a PDF, and the text of every page, from page 1.
func linksOf(t *testing.T, path string) (links []link, texts []string) {
	t.Helper()
	words := wordsOf(t, path)
	texts = []string{""}
	for _, page := range words {
		text := ""
		for _, w := range page {
			text += " " + w.text
		}
		texts = append(texts, text)
	}
	var file struct {
		Pages []struct{ Object string }
		QPDF  []json.RawMessage
	}
	var objects map[string]struct{ Value any }
	if err := json.Unmarshal(read(t, "qpdf", "--json=2", "--json-key=pages", "--json-key=qpdf", path), &file); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(file.QPDF[1], &objects); err != nil {
		t.Fatal(err)
	}
	number := map[string]int{}
	for i, p := range file.Pages {
		number[p.Object] = i + 1
	}
	resolve := func(v any) any {
		if ref, ok := v.(string); ok && strings.HasSuffix(ref, " R") {
			return objects["obj:"+ref].Value
		}
		return v
	}
	for i, p := range file.Pages {
		page, _ := resolve(p.Object).(map[string]any)
		annotations, _ := resolve(page["/Annots"]).([]any)
		for _, item := range annotations {
			a, _ := resolve(item).(map[string]any)
			rect, _ := resolve(a["/Rect"]).([]any)
			if a["/Subtype"] != "/Link" || len(rect) != 4 {
				continue
			}
			l := link{page: i + 1}
			if to, ok := resolve(a["/Dest"]).([]any); ok {
				if l.target = number[to[0].(string)]; l.target == 0 {
					l.target = -1
				}
			}
			if action, _ := resolve(a["/A"]).(map[string]any); action["/S"] == "/GoToR" {
				l.file, _ = strings.CutPrefix(action["/F"].(string), "u:")
				l.target = int(action["/D"].([]any)[0].(float64)) + 1
			}
			at := func(i int) float64 { f, _ := rect[i].(float64); return f }
			for _, w := range words[i] {
				if w.x > at(0) && w.x < at(2) && w.y > at(1) && w.y < at(3) {
					l.text += " " + w.text
				}
			}
			links = append(links, l)
		}
	}
	return links, texts
}

var (
	pageNamed  = regexp.MustCompile(`p\. (\d+)`)
	pageAlone  = regexp.MustCompile(`^\d+$`)
	ownNumber  = regexp.MustCompile(`^\d+\. `)
	annexStamp = regexp.MustCompile(`^Annexe (\d+) – page \d+/\d+$`)
	annexNamed = regexp.MustCompile(`(?i)^annexe (\d+)`)
	inFile     = regexp.MustCompile(`^\(?(?:fichier )?(\d+, )?(p\. \d+)[).,;]*$`)
	lastNumber = regexp.MustCompile(` (\d+)$`)
)

// plain writes every kind of space as one.
func plain(s string) string {
	return strings.TrimSpace(strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2002", " ").Replace(s))
}

// wrong says what is wrong with a link: it does not land on the page that its
// text names, or what it names is not there. A link to an annex that is in a
// file apart leads to its line in the table of annexes.
func (l link) wrong(pages []string) string {
	text := plain(l.text)
	if l.target < 1 || l.target >= len(pages) {
		return fmt.Sprintf("leads to page %d of %d", l.target, len(pages)-1)
	}
	there := squeeze(plain(pages[l.target]))
	table := strings.Contains(there, squeeze("ce qu’il montre"))
	switch {
	case annexStamp.MatchString(text):
		if !table || !strings.Contains(there, annexStamp.FindStringSubmatch(text)[1]) {
			return fmt.Sprintf("leads to page %d, which does not list the annex", l.target)
		}
		return ""
	case table && inFile.MatchString(text):
		if at := inFile.FindStringSubmatch(text); !strings.Contains(there, squeeze(at[1]+at[2])) {
			return fmt.Sprintf("leads to page %d, which does not give the file", l.target)
		}
		return ""
	case annexNamed.MatchString(text) && table:
		if !strings.Contains(there, annexNamed.FindStringSubmatch(text)[1]) {
			return fmt.Sprintf("leads to page %d, which does not list the annex", l.target)
		}
		return ""
	}
	for _, named := range pageNamed.FindAllStringSubmatch(text, -1) {
		if named[1] != fmt.Sprint(l.target) {
			return fmt.Sprintf("leads to page %d", l.target)
		}
	}
	if pageAlone.MatchString(text) && text != fmt.Sprint(l.target) {
		return fmt.Sprintf("leads to page %d", l.target)
	}
	if last := lastNumber.FindStringSubmatch(text); last != nil && strings.Contains(pages[l.page], "Sommaire") {
		if last[1] != fmt.Sprint(l.target) {
			return fmt.Sprintf("leads to page %d", l.target)
		}
		text = strings.TrimSuffix(text, last[0])
	}
	separate := func(r rune) bool { return strings.ContainsRune(",–…«»“”()", r) }
	for _, words := range strings.FieldsFunc(pageNamed.ReplaceAllString(text, ""), separate) {
		words = strings.Trim(squeeze(ownNumber.ReplaceAllString(strings.TrimSpace(words), "")), ":.")
		if !pageAlone.MatchString(words) && !strings.Contains(strings.ToLower(there), strings.ToLower(words)) {
			return fmt.Sprintf("leads to page %d, where %q is not", l.target, words)
		}
	}
	return ""
}

var (
	fileNamed  = regexp.MustCompile(`^(?:\(?fichier )?(\d+,?)? ?(?:p\. (\d+))?[).,;]*$`)
	annexOpens = regexp.MustCompile(`Annexe\s+\d+\s+–\s+page\s+1/\d+`)
)

// wrongBeside says what is wrong with a link into a file beside the dossier:
// the file is not there or has no such page, an annex does not begin there, or
// the text names another file or page. read keeps the pages of files.
func (l link) wrongBeside(t *testing.T, dir string, read map[string][]string) string {
	if read[l.file] == nil {
		_, read[l.file] = linksOf(t, filepath.Join(dir, l.file))
	}
	pages := read[l.file]
	if l.target < 1 || l.target >= len(pages) {
		return fmt.Sprintf("leads to page %d of %d in %s", l.target, len(pages)-1, l.file)
	}
	there := plain(pages[l.target])
	if !annexOpens.MatchString(there) {
		return fmt.Sprintf("leads to page %d of %s, where no annex begins", l.target, l.file)
	}
	if text := plain(l.text); text == "" || !strings.Contains(l.file, text) { // the name is broken over lines
		named := fileNamed.FindStringSubmatch(text)
		if named == nil || !strings.Contains(there, "fichier "+strings.Trim(named[1], ",")) || named[2] != "" && named[2] != fmt.Sprint(l.target) {
			return fmt.Sprintf("leads to page %d of %s", l.target, l.file)
		}
	}
	return ""
}

// Every link of the example's dossier lands where its text says, whether the
// annexes are within, in files apart or printed on two sides.
func TestEveryLinkLands(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "example")
	if err := example.Build(t.Context(), dir); err != nil {
		t.Fatal(err)
	}
	p, err := store.Open(dir, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	for _, code := range []string{"simple", "papier", "francevae", "apart"} {
		t.Run(code, func(t *testing.T) {
			o := dossier.OptionsOf(p.State())
			if o.Apart = code == "apart"; o.Apart {
				o.Profile = nil
			} else if o.Profile, err = deposit.Of(code); err != nil {
				t.Fatal(err)
			}
			out := filepath.Join(t.TempDir(), "dossier.pdf")
			if _, err := dossier.Export(t.Context(), p.State(), p, o, out, nil); err != nil {
				t.Fatal(err)
			}
			links, pages := linksOf(t, out)
			kinds, beside := map[string]int{}, map[string][]string{}
			for _, l := range links {
				if l.file != "" {
					if wrong := l.wrongBeside(t, filepath.Dir(out), beside); wrong != "" {
						t.Errorf("page %d: %q %s", l.page, l.text, wrong)
					}
					kinds["beside"]++
					continue
				}
				if l.target == 0 {
					kinds["address"]++
					continue
				}
				if wrong := l.wrong(pages); wrong != "" {
					t.Errorf("page %d: %q %s", l.page, l.text, wrong)
				}
				kinds[kindOf(l.text)]++
			}
			// None of the ways through the dossier is missing.
			want := map[string]int{"code": 60, "page": 150, "words": 80}
			switch code {
			case "simple", "papier":
				want["annex"], want["stamp"] = 30, 18
			default: // a link to an annex is one to its line and one to its page
				want["page"], want["beside"] = 140, 60
			}
			for kind, least := range want {
				if kinds[kind] < least {
					t.Errorf("%d links by %s, want %d at least", kinds[kind], kind, least)
				}
			}
		})
	}
}

var indicatorCode = regexp.MustCompile(`^\d\.\d\.\d\b`)

func kindOf(text string) string {
	text = plain(text)
	switch {
	case annexStamp.MatchString(text):
		return "stamp"
	case indicatorCode.MatchString(text):
		return "code"
	case annexNamed.MatchString(text):
		return "annex"
	case pageAlone.MatchString(text), pageNamed.MatchString(text):
		return "page"
	}
	return "words"
}
