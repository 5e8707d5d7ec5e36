package annex

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// A caption covers nothing: where the head of a page is not free it stands at
// the foot, and where that is not free either above the page.
func TestCaptionCoversNothing(t *testing.T) {
	text := func(y int) string { return fmt.Sprintf("BT /F1 20 Tf 100 %d Td (sheet) Tj ET", y) }
	image := "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI Q"
	for what, c := range map[string]struct{ content, more, want string }{
		"text below":            {text(700), "", "head"},
		"text at the top":       {text(815), "", "foot"},
		"top and bottom":        {text(815) + " " + text(40), "", "above"},
		"white paper":           {"1 1 1 rg 0 0 595 842 re f 0 g " + text(600), "", "head"},
		"grey paper":            {"0.9 g 0 0 595 842 re f " + text(600), "", "above"},
		"a clip and no paint":   {"0 0 595 842 re W n " + text(600), "", "head"},
		"a scan":                {image, "", "above"},
		"a scan, lower":         {"q 1 0 0 0.8 0 0 cm " + image + " Q", "", "head"},
		"a scan, higher":        {"q 1 0 0 0.8 0 168 cm " + image + " Q", "", "foot"},
		"moved there":           {"1 0 0 1 0 300 cm " + text(510), "", "foot"},
		"moved and back":        {"q 1 0 0 1 0 300 cm Q " + text(510), "", "head"},
		"searched, not seen":    {"3 Tr " + text(830), "", "head"},
		"turned to the left":    {"BT /F1 20 Tf 0 1 -1 0 300 790 Tm (a long title) Tj ET", "", "foot"},
		"next line upwards":     {"BT /F1 12 Tf -20 TL 50 790 Td (a) Tj T* (b) Tj ET", "", "foot"},
		"a rule":                {"50 820 m 500 820 l S", "", "foot"},
		"a rule outside":        {"50 900 m 500 900 l S", "", "head"},
		"turned sheet, free":    {"BT /F1 20 Tf 0 1 -1 0 300 100 Tm (up) Tj ET", "/Rotate 90", "head"},
		"turned sheet, at head": {"0 700 30 100 re f", "/Rotate 90", "foot"},
		"cropped":               {text(700), "/CropBox[0 0 595 720]", "foot"},
		"a form all over":       {"/Fm Do", "", "above"},
		"shading":               {"sh", "", "above"},
		"a mark at the top":     {text(600), "/Annots[<</Type/Annot/Subtype/Square/Rect[50 800 200 835]/C[1 0 0]>>]", "foot"},
		"a link at the top":     {text(600), "/Annots[<</Type/Annot/Subtype/Link/Rect[50 800 200 835]/A<</S/URI/URI(https://example.org)>>>>]", "head"},
	} {
		data := pagesPDF(1, c.more, func(o map[int]string) {
			o[2] = strings.Replace(o[2], "/Font<<", "/XObject<</Fm 9 0 R>>/Font<<", 1)
			o[4] = rawStream("", c.content)
			o[9] = rawStream("/Type/XObject/Subtype/Form/BBox[0 0 595 842]", "10 830 20 5 re f 10 30 20 5 re f")
		})
		source := Source{Title: "Rapport", Path: write(t, "a.pdf", data), Media: PDF,
			Caption: &Caption{Shows: "La démarche.", Codes: []Span{{Text: "1.1.1 (p. 1)", Page: 1}}}}
		_, out := assembled(t, mainPDF(2), source)
		doc, pages := reopened(t, out)
		contents := doc.array(pages[2].dict["Contents"])
		after := decoded(t, doc, contents[len(contents)-1])
		title := regexp.MustCompile(`/AcquisF 9.5 Tf 22 (\S+) Td`).FindStringSubmatch(after)
		if title == nil {
			t.Errorf("%s: no title line: %s", what, after)
			continue
		}
		got := "head"
		if box, _ := doc.rect(pages[2].dict["MediaBox"]); box.height() > 842 || box.width() > 595 {
			got = "above"
			if !strings.Contains(after, "q 1 g 0 842 595 ") {
				t.Errorf("%s: what was beyond the edge shows: %s", what, after)
			}
		} else if y, _ := strconv.ParseFloat(title[1], 64); y < 100 {
			got = "foot"
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", what, got, c.want)
		}
	}
}

func decoded(t *testing.T, doc *document, o object) string {
	t.Helper()
	data, err := doc.stream(o).decode()
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestCaptionSaysWhatAndLeadsBack(t *testing.T) {
	photo := write(t, "c.jpg", jpegBytes(t, 300, 200))
	caption := &Caption{Shows: "La démarche d’enquête.", Codes: []Span{{Text: "1.1.1, 1.1.2 (p. 2)", Page: 2}, {Text: "1.3.1 (p. 1)", Page: 1}}}
	report, out := assembled(t, mainPDF(2),
		Source{Title: "Rapport", Path: write(t, "a.pdf", pagesPDF(2, "", nil)), Media: PDF, Caption: caption},
		Source{Title: "Photo", Path: photo, Media: JPEG, Caption: caption},
		Source{Title: "Protégé", Path: write(t, "b.pdf", encryptedPDF("secret")), Media: PDF, Caption: caption})
	for _, first := range report.First {
		page := fmt.Sprint(first)
		said := strings.Join(strings.Fields(tool(t, "pdftotext", "-f", page, "-l", page, out, "-")), " ")
		for _, want := range []string{"Annexe", "La démarche d’enquête.", "Indicateurs", "1.1.1, 1.1.2 (p. 2) · 1.3.1 (p. 1)"} {
			if !strings.Contains(said, want) {
				t.Errorf("page %d lacks %q: %s", first, want, said)
			}
		}
		doc, pages := reopened(t, out)
		var targets []object
		for _, item := range doc.array(pages[first-1].dict["Annots"]) {
			targets = append(targets, doc.array(doc.dict(item)["Dest"])[0])
		}
		if len(targets) < 2 || targets[0] != ref(2) || targets[1] != ref(1) {
			t.Errorf("page %d leads to %v", first, targets)
		}
	}
	second := strings.Join(strings.Fields(tool(t, "pdftotext", "-f", "4", "-l", "4", out, "-")), " ")
	if strings.Contains(second, "démarche") {
		t.Error("the second page has a title line too")
	}
}

func TestLongCaptionsAreCut(t *testing.T) {
	long := strings.Repeat("Une phrase qui ne finit pas, ", 40)
	var codes []Span
	for i := range 60 {
		codes = append(codes, Span{Text: fmt.Sprintf("1.%d.1 (p. 2)", i), Page: 2})
	}
	_, out := assembled(t, mainPDF(2), Source{Title: long, Path: write(t, "a.pdf", pagesPDF(1, "/MediaBox[0 0 200 200]", nil)), Media: PDF,
		Caption: &Caption{Shows: long, Codes: codes}})
	doc, pages := reopened(t, out)
	for _, item := range doc.array(pages[2].dict["Annots"]) {
		if r, ok := doc.rect(doc.dict(item)["Rect"]); !ok || r.x1 > 200 {
			t.Errorf("a link beyond the page: %v", r)
		}
	}
	if said := tool(t, "pdftotext", "-f", "3", "-l", "3", out, "-"); strings.Count(said, "…") < 2 {
		t.Errorf("nothing says that it is cut: %s", said)
	}
}
