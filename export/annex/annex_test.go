package annex

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/png"
	"os"
	"strings"
	"testing"

	"acquis/portfolio/intake/picture/picturetest"
)

func TestInspect(t *testing.T) {
	whole := pagesPDF(8, "", nil)
	photo := jpegBytes(t, 200, 100)
	picture := picturetest.PNG(t, picturetest.Quarters(200, 100))
	for name, c := range map[string]struct {
		data  []byte
		media string
		pages int
		err   error
	}{
		"eight pages":                          {whole, PDF, 8, nil},
		"PDF 2.0":                              {bytes.Replace(whole, []byte("1.4"), []byte("2.0"), 1), PDF, 8, nil},
		"bytes before the header":              {append([]byte("\r\n\r\n"), whole...), PDF, 8, nil},
		"bytes after the end":                  {append(bytes.Clone(whole), bytes.Repeat([]byte{0}, 500)...), PDF, 8, nil},
		"encrypted, no password":               {encryptedPDF(""), PDF, 1, nil},
		"a password":                           {encryptedPDF("secret"), PDF, 1, ErrEncrypted},
		"encryption in the trailer":            {bytes.Replace(whole, []byte("/Root"), []byte("/Encrypt<</Filter/Standard/V 1/R 2>>/Root"), 1), PDF, 1, ErrEncrypted},
		"a collection of files":                {pagesPDF(1, "", func(o map[int]string) { o[1] = "<</Type/Catalog/Pages 2 0 R/Collection<</View/T>>>>" }), PDF, 1, ErrNoPages},
		"a dynamic form":                       {pagesPDF(1, "", func(o map[int]string) { o[1] = "<</Type/Catalog/Pages 2 0 R/NeedsRendering true>>" }), PDF, 1, ErrNoPages},
		"interlaced PNG":                       {interlacedPNG(), PNG, 1, nil},
		"content that is broken":               {pagesPDF(1, "", func(o map[int]string) { o[4] = rawStream("/Filter/FlateDecode", "x\x9cnonsense, not compressed") }), PDF, 1, ErrDamaged},
		"objects that take each other's place": {misplacedPDF(), PDF, 1, ErrDamaged},
		"resources that cannot be parsed":      {pagesPDF(1, "/Resources 20 0 R", func(o map[int]string) { o[20] = "<</Font <</F1 ] >>" }), PDF, 1, ErrDamaged},
		"a null object":                        {pagesPDF(1, "/Metadata 20 0 R/Group 20 0 R", func(o map[int]string) { o[20] = "null" }), PDF, 1, nil},
		"empty PDF":                            {nil, PDF, 1, ErrEmpty},
		"cut off PDF":                          {whole[:len(whole)/2], PDF, 1, ErrDamaged},
		"not a PDF":                            {[]byte("PK\x03\x04 a Word document"), PDF, 1, ErrDamaged},
		"a page that is not there":             {pagesPDF(2, "", func(o map[int]string) { delete(o, 5) }), PDF, 1, ErrDamaged},
		"a page tree without end":              {pagesPDF(1, "", func(o map[int]string) { o[3] = "<</Type/Pages/Kids[2 0 R]>>" }), PDF, 1, ErrDamaged},
		"JPEG":                                 {photo, JPEG, 1, nil},
		"cut off JPEG":                         {photo[:len(photo)*2/3], JPEG, 1, ErrDamaged},
		"JPEG without its end mark":            {photo[:len(photo)-2], JPEG, 1, nil},
		"PNG":                                  {picture, PNG, 1, nil},
		"cut off PNG":                          {picture[:len(picture)-30], PNG, 1, ErrDamaged},
		"30,000 × 30,000":                      {hugePNG(30_000, 30_000), PNG, 1, ErrTooLarge},
		"empty image":                          {nil, JPEG, 1, ErrEmpty},
		"Word":                                 {[]byte("PK\x03\x04"), "application/msword", 1, ErrNotAttachable},
	} {
		t.Run(name, func(t *testing.T) {
			info := Inspect(t.Context(), write(t, "file", c.data), c.media, Shrink{})
			if info.Pages != c.pages || !errors.Is(info.Problem, c.err) {
				t.Errorf("%d pages, %v; want %d, %v", info.Pages, info.Problem, c.pages, c.err)
			}
			if c.err != nil {
				if why, do := Reason(info.Problem); why == "" || do == "" || strings.Contains(why, "préparé") {
					t.Errorf("no French for it: %q %q", why, do)
				}
			}
		})
	}
	if info := Inspect(t.Context(), "does-not-exist", PDF, Shrink{}); !errors.Is(info.Problem, ErrUnreadable) {
		t.Errorf("a missing file: %v", info.Problem)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if info := Inspect(ctx, "any", PDF, Shrink{}); !errors.Is(info.Problem, context.Canceled) {
		t.Errorf("cancelled: %v", info.Problem)
	}
}

// Whatever a file hides must not reach the jury.
func TestWhatHidesStaysBehind(t *testing.T) {
	hidden := pagesPDF(1, "/AA<</O<</S/JavaScript/JS(HIDDEN-PAGE-SCRIPT)>>>>/Metadata 23 0 R/PieceInfo<</X(HIDDEN-INFO)>>"+
		"/Annots[20 0 R 21 0 R 22 0 R 24 0 R]", func(o map[int]string) {
		o[1] = "<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(HIDDEN-SCRIPT)>>" +
			"/Names<</EmbeddedFiles<</Names[(a)25 0 R]>>>>/Metadata 23 0 R>>"
		o[20] = "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/JavaScript/JS(HIDDEN-LINK-SCRIPT)>>>>"
		o[21] = "<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]/FS 25 0 R/Contents(HIDDEN-COMMENT)>>"
		o[22] = "<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(HIDDEN-NOTE)/T(HIDDEN-AUTHOR)>>"
		o[23] = rawStream("/Type/Metadata/Subtype/XML", "HIDDEN-METADATA")
		o[24] = "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/Launch/F(HIDDEN-PROGRAM)>>>>"
		o[3] = strings.Replace(o[3], "/Contents", "/Resources<</Properties<</MC0<</Metadata 23 0 R>>/MC1 27 0 R/MC2 25 0 R>>>>/Contents", 1)
		o[27] = "<</Metadata 23 0 R/EF<</F 26 0 R>>>>"
		o[25] = "<</Type/Filespec/F(HIDDEN-NAME)/EF<</F 26 0 R>>>>"
		o[26] = rawStream("/Type/EmbeddedFile", "HIDDEN-FILE")
	})
	photo := withEXIF(jpegBytes(t, 40, 40), 1)
	if !bytes.Contains(photo, []byte("GPS-PLACE")) {
		t.Fatal("the photograph of the test hides nothing")
	}
	report, out := assembled(t, mainPDF(2),
		Source{Path: write(t, "a.pdf", hidden), Media: PDF}, Source{Path: write(t, "b.jpg", photo), Media: JPEG})
	if len(report.Replaced) > 0 {
		t.Fatal(report.Replaced)
	}
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"HIDDEN", "GPS-PLACE", "Exif"} {
		if i := bytes.Index(data, []byte(word)); i >= 0 {
			t.Errorf("found %q", data[i:min(len(data), i+30)])
		}
	}
}

func TestFieldsAndLinksOfAnAnnex(t *testing.T) {
	form := pagesPDF(2, "", func(o map[int]string) {
		o[1] = "<</Type/Catalog/Pages 2 0 R/Names<</Dests<</Names[(chapter)[5 0 R/Fit]]>>>>" +
			"/AcroForm<</Fields[20 0 R]/DR<</Font<</Helv<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>>>"
		o[3] = strings.Replace(o[3], "/Contents", "/Annots[20 0 R 22 0 R 23 0 R 24 0 R]/Contents", 1)
		o[20] = "<</Type/Annot/Subtype/Widget/FT/Tx/Rect[100 500 300 540]/AP<</N 21 0 R>>>>"
		o[21] = rawStream("/Subtype/Form/BBox[0 0 100 20]", "BT /Helv 12 Tf 2 5 Td (filled in) Tj ET")
		o[22] = "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/Dest(chapter)>>"
		o[23] = "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://example.org/a)>>>>"
		o[24] = "<</Type/Annot/Subtype/Stamp/F 2/Rect[0 0 99 99]/AP<</N 21 0 R>>>>" // hidden
	})
	_, out := assembled(t, mainPDF(2), Source{Path: write(t, "a.pdf", form), Media: PDF})
	doc, pages := reopened(t, out)
	links := doc.array(pages[2].dict["Annots"])
	if len(links) != 2 {
		t.Fatalf("%d links, want 2", len(links))
	}
	if target := doc.array(doc.dict(links[0])["Dest"]); len(target) != 2 || target[0] != ref(4) {
		t.Errorf("the link within the annex goes to %v, want page 4", target)
	}
	if uri := doc.dict(doc.dict(links[1])["A"])["URI"]; uri != str("https://example.org/a") {
		t.Errorf("the link to the web goes to %v", uri)
	}
	forms := doc.dict(doc.dict(pages[2].dict["Resources"])["XObject"])
	if len(forms) != 1 {
		t.Errorf("%d appearances are drawn, want that of the field alone", len(forms))
	}
	if got := tool(t, "pdftotext", "-f", "3", "-l", "3", out, "-"); !strings.Contains(got, "filled in") {
		t.Errorf("the value of the field is not seen: %q", got)
	}
}

// Some programs leave it to the viewer to draw what was filled in.
func TestFieldsWithoutAppearance(t *testing.T) {
	form := pagesPDF(1, "/Annots[20 0 R 21 0 R 22 0 R 23 0 R]", func(o map[int]string) {
		o[1] = "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[24 0 R 21 0 R 22 0 R 23 0 R]/DA(/Helv 0 Tf 0 g)/NeedAppearances true>>>>"
		o[20] = "<</Type/Annot/Subtype/Widget/Parent 24 0 R/Rect[100 500 300 520]>>"
		o[21] = "<</Type/Annot/Subtype/Widget/FT/Tx/Ff 4096/V<FEFF0153007500760072006500730020002600200074007200610076006100750078>/Rect[100 400 300 480]>>"
		o[22] = "<</Type/Annot/Subtype/Widget/FT/Tx/Ff 8192/V(PASSWORD)/Rect[100 300 300 320]>>"
		o[23] = "<</Type/Annot/Subtype/Widget/FT/Btn/AS/Yes/Rect[100 200 112 212]>>"
		o[24] = "<</FT/Tx/T(name)/V(Mme Fictive)/Kids[20 0 R]>>"
	})
	_, out := assembled(t, mainPDF(2), Source{Path: write(t, "a.pdf", form), Media: PDF})
	got := tool(t, "pdftotext", "-f", "3", "-l", "3", out, "-")
	for _, want := range []string{"Mme Fictive", "œuvres & travaux", "X"} {
		if !strings.Contains(got, want) {
			t.Errorf("the page lacks %q: %q", want, got)
		}
	}
	if strings.Contains(got, "PASSWORD") {
		t.Error("a password is shown")
	}
}

// What somebody marked, drew or typed on a page is part of it, also where the
// file leaves it to the viewer to draw it.
func TestMarksWithoutAppearance(t *testing.T) {
	marked := pagesPDF(1, "/Annots[20 0 R 21 0 R 22 0 R 23 0 R 24 0 R]", func(o map[int]string) {
		o[20] = "<</Type/Annot/Subtype/Ink/Rect[0 0 50 50]/C[0 0 1]/InkList[[11 12 13 14]]>>"
		o[21] = "<</Type/Annot/Subtype/Highlight/Rect[0 0 50 50]/C[1 1 0]/QuadPoints[21 29 39 29 21 20 39 20]>>"
		o[22] = "<</Type/Annot/Subtype/Square/Rect[0 0 50 50]/C[]>>" // no line, no surface
		o[23] = "<</Type/Annot/Subtype/FreeText/Rect[100 600 300 640]/DA(/Helv 12 Tf)/Contents(typed on the page)>>"
		o[24] = "<</Type/Annot/Subtype/Ink/F 2/Rect[0 0 50 50]/C[0 0 1]/InkList[[91 92 93 94]]>>" // hidden
	})
	_, out := assembled(t, mainPDF(2), Source{Path: write(t, "a.pdf", marked), Media: PDF})
	doc, pages := reopened(t, out)
	parts := doc.array(pages[2].dict["Contents"])
	drawn := decoded(t, doc, parts[len(parts)-2]) // what follows is the stamp
	for _, want := range []string{"0 0 1 RG 11 12 m 13 14 l S", "1 1 0 rg 21 29 m 39 29 l 39 20 l 21 20 l h f"} {
		if !strings.Contains(drawn, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	for _, unwanted := range []string{" re S", " re f Q", "91 92"} {
		if strings.Contains(drawn, unwanted) {
			t.Errorf("the page has %q", unwanted)
		}
	}
	if got := tool(t, "pdftotext", "-f", "3", "-l", "3", out, "-"); !strings.Contains(got, "typed on the page") {
		t.Errorf("the typed text is not there: %q", got)
	}
}

func TestHiddenLayersStayHidden(t *testing.T) {
	layered := pagesPDF(1, "/Resources<</Properties<</L0 20 0 R/L1 21 0 R>>>>", func(o map[int]string) {
		o[1] = "<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[20 0 R 21 0 R]/D<</OFF[21 0 R]>>>>>>"
		o[20] = "<</Type/OCG/Name(shown)>>"
		o[21] = "<</Type/OCG/Name(hidden)>>"
	})
	_, out := assembled(t, mainPDF(2), Source{Path: write(t, "a.pdf", layered), Media: PDF})
	doc, _ := reopened(t, out)
	properties := doc.dict(doc.dict(doc.catalog)["OCProperties"])
	off := doc.array(doc.dict(properties["D"])["OFF"])
	if len(doc.array(properties["OCGs"])) != 2 || len(off) != 1 || doc.dict(off[0])["Name"] != str("hidden") {
		t.Errorf("layers: %v", properties)
	}
}

// Files give wrong lengths, and viewers do not mind.
func TestWrongLengths(t *testing.T) {
	for name, change := range map[string][2]string{
		"too short":              {"/Length 39", "/Length 9 "},
		"too long":               {"/Length 39", "/Length 60"},
		"none":                   {"/Length 39", "/Langth 39"},
		"a lone carriage return": {"stream\nBT", "stream\rBT"},
		"two ends of line":       {"stream\nBT", "stream\r\nBT"},
	} {
		data := pagesPDF(1, "", nil)
		bad := bytes.Replace(data, []byte(change[0]), []byte(change[1]), 1)
		if bytes.Equal(bad, data) {
			t.Fatalf("%s: the file is unchanged", name)
		}
		_, out := assembled(t, mainPDF(2), Source{Path: write(t, "a.pdf", bad), Media: PDF})
		doc, pages := reopened(t, out)
		content := doc.stream(doc.array(pages[2].dict["Contents"])[1])
		if got := strings.TrimSpace(string(content.raw)); got != "BT /F1 20 Tf 100 400 Td (sheet 1) Tj ET" {
			t.Errorf("%s: the page draws %q", name, got)
		}
	}
}

// A file may use layers without declaring them: they are seen, also beside an
// annex that declares its own.
func TestUndeclaredLayersAreSeen(t *testing.T) {
	layers := func(catalog string) string {
		return write(t, "a.pdf", pagesPDF(1, "/Resources<</Properties<</L 20 0 R>>>>", func(o map[int]string) {
			o[1] = "<</Type/Catalog/Pages 2 0 R" + catalog + ">>"
			o[20] = "<</Type/OCG/Name(layer)>>"
		}))
	}
	_, out := assembled(t, mainPDF(2), Source{Path: layers("/OCProperties<</OCGs[20 0 R]/D<</BaseState/OFF>>>>"), Media: PDF},
		Source{Path: layers(""), Media: PDF})
	doc, _ := reopened(t, out)
	properties := doc.dict(doc.dict(doc.catalog)["OCProperties"])
	if all, off := doc.array(properties["OCGs"]), doc.array(doc.dict(properties["D"])["OFF"]); len(all) != 2 || len(off) != 1 {
		t.Errorf("%d layers, %d of them off", len(all), len(off))
	}
}

// An annex may be a dossier that Acquis made, with stamps of its own.
func TestAnnexOfAnAnnex(t *testing.T) {
	_, inner := assembled(t, mainPDF(2), Source{Path: write(t, "a.pdf", pagesPDF(1, "", nil)), Media: PDF})
	_, out := assembled(t, mainPDF(2), Source{Path: inner, Media: PDF})
	doc, pages := reopened(t, out)
	if fonts := doc.dict(doc.dict(pages[4].dict["Resources"])["Font"]); len(fonts) != 3 {
		t.Errorf("the page has the fonts %v, want its own and those of two stamps", fonts)
	}
	if got := tool(t, "pdftotext", "-f", "5", "-l", "5", out, "-"); !strings.Contains(got, "Annexe 1 – page 3/3") {
		t.Errorf("the page is not stamped: %q", got)
	}
}

func TestWrapKeepsToItsLines(t *testing.T) {
	f := newTextFont()
	for _, s := range []string{strings.Repeat("long ", 1000), strings.Repeat("x", 5000), "short", "", "العربية 中文 🙂"} {
		lines := f.wrap(s, 30, 4)
		if len(lines) > 4 {
			t.Errorf("%d lines", len(lines))
		}
		for _, line := range lines {
			if w := f.width(line); w > 30.01 {
				t.Errorf("a line is %.1f wide: %q", w, line)
			}
		}
		if len(s) > 1000 && !strings.HasSuffix(lines[3], "…") {
			t.Errorf("cut without saying so: %q", lines[3])
		}
	}
}

func TestImagesAsPages(t *testing.T) {
	for name, c := range map[string]struct {
		data      []byte
		media     string
		landscape bool
	}{
		"JPEG":                        {jpegBytes(t, 300, 200), JPEG, true},
		"JPEG turned by a quarter":    {withEXIF(jpegBytes(t, 300, 200), 8), JPEG, false},
		"JPEG upside down":            {withEXIF(jpegBytes(t, 300, 200), 3), JPEG, true},
		"PNG":                         {picturetest.PNG(t, picturetest.Quarters(200, 300)), PNG, false},
		"PNG, interlaced":             {interlacedPNG(), PNG, false},
		"PNG of one pixel":            {picturetest.PNG(t, picturetest.Quarters(1, 1)), PNG, false},
		"PNG far wider than any page": {picturetest.PNG(t, picturetest.Quarters(4000, 3)), PNG, true},
	} {
		t.Run(name, func(t *testing.T) {
			report, out := assembled(t, mainPDF(2), Source{Path: write(t, "i", c.data), Media: c.media})
			if len(report.Replaced) > 0 {
				t.Fatal(report.Replaced)
			}
			doc, pages := reopened(t, out)
			if v := doc.sheetOf(pages[2].dict, "").view(); v.width > v.height != c.landscape {
				t.Errorf("the sheet is %.0f × %.0f", v.width, v.height)
			}
		})
	}
}

// The upper left quarter of the page shows the quarter of the image that its
// orientation puts there: red, green, blue or white (see corners).
func TestOrientationOnThePage(t *testing.T) {
	want := []string{1: "red", 2: "green", 3: "white", 4: "blue", 5: "red", 6: "blue", 7: "white", 8: "green"}
	for orientation := byte(1); orientation <= 8; orientation++ {
		_, out := assembled(t, mainPDF(2),
			Source{Path: write(t, "i", withEXIF(jpegBytes(t, 300, 200), orientation)), Media: JPEG})
		shot := out[:len(out)-4]
		tool(t, "pdftoppm", "-r", "72", "-png", "-singlefile", "-f", "3", "-l", "3", out, shot)
		f, err := os.Open(shot + ".png")
		if err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(f)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		// The image is 225 points long and lies in the middle: a point
		// somewhat up and left of it belongs to the upper left quarter.
		b := img.Bounds()
		r, g, blue, _ := img.At(b.Dx()/2-40, b.Dy()/2-40).RGBA()
		got := map[string]string{"100": "red", "010": "green", "001": "blue", "111": "white"}[fmt.Sprintf("%d%d%d", r>>15, g>>15, blue>>15)]
		if got != want[orientation] {
			t.Errorf("orientation %d: upper left is %s, want %s", orientation, got, want[orientation])
		}
	}
}
