package annex

import (
	"bytes"
	"compress/zlib"
	"context"
	"crypto/md5"
	"crypto/rc4"
	"encoding/binary"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"acquis/portfolio/child"
	"acquis/portfolio/intake/picture/picturetest"
)

func TestMain(m *testing.M) {
	Register()
	child.Main()
	os.Exit(m.Run())
}

// rawPDF writes a PDF of numbered objects; object 1 is the catalog. The
// trailer may get more keys, and each object may be encrypted.
type rawPDF struct {
	objects map[int]string
	trailer string
	version string
}

func (r rawPDF) bytes() []byte {
	var b bytes.Buffer
	version := r.version
	if version == "" {
		version = "1.4"
	}
	fmt.Fprintf(&b, "%%PDF-%s\n%%\xE2\xE3\xCF\xD3\n", version)
	last := 0
	for n := range r.objects {
		last = max(last, n)
	}
	at := make([]int, last+1)
	for n := 1; n <= last; n++ {
		if body, ok := r.objects[n]; ok {
			at[n] = b.Len()
			fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", n, body)
		}
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", last+1)
	for _, offset := range at[1:] {
		kind := 'n'
		if offset == 0 {
			kind = 'f'
		}
		fmt.Fprintf(&b, "%010d 00000 %c \n", offset, kind)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n", last+1, r.trailer, xref)
	return b.Bytes()
}

func rawStream(extra, content string) string {
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", extra, len(content), content)
}

// pagesPDF is a file of some pages that each say "sheet N"; more goes into
// every page, and edit may change the objects. Page i is object 3+2i.
func pagesPDF(n int, more string, edit func(objects map[int]string)) []byte {
	objects := map[int]string{
		1: "<</Type/Catalog/Pages 2 0 R>>",
	}
	var kids []string
	for i := range n {
		page := 3 + 2*i
		kids = append(kids, fmt.Sprintf("%d 0 R", page))
		objects[page] = fmt.Sprintf("<</Type/Page/Parent 2 0 R/Contents %d 0 R%s>>", page+1, more)
		objects[page+1] = rawStream("", fmt.Sprintf("BT /F1 20 Tf 100 400 Td (sheet %d) Tj ET", i+1))
	}
	objects[2] = fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]/MediaBox[0 0 595 842]/Resources<</Font<</F1<</Type/Font"+
		"/Subtype/Type1/BaseFont/Helvetica>>>>>>>>", n, strings.Join(kids, " "))
	if edit != nil {
		edit(objects)
	}
	return rawPDF{objects: objects}.bytes()
}

// mainPDF is a dossier of n pages with bookmarks, the last being that of the
// annexes, links into them on the first page, information and metadata.
func mainPDF(n int, links ...string) []byte {
	var annotations strings.Builder
	for i, link := range links {
		fmt.Fprintf(&annotations, "<</Type/Annot/Subtype/Link/Border[0 0 0]/Rect[10 %d 90 %d]/A<</S/URI/URI(%s)>>>>",
			10*i, 10*i+9, link)
	}
	objects := map[int]string{}
	data := pagesPDF(n, "", func(o map[int]string) {
		o[1] = "<</Type/Catalog/Pages 2 0 R/Outlines 101 0 R/Metadata 105 0 R/PageMode/UseOutlines/Lang(fr)>>"
		o[3] = strings.Replace(o[3], "/Contents", "/Annots["+annotations.String()+"]/Contents", 1)
		o[101] = "<</Type/Outlines/First 102 0 R/Last 103 0 R/Count 2>>"
		o[102] = "<</Title(Parcours)/Parent 101 0 R/Next 103 0 R/Dest[3 0 R/XYZ 0 800 null]>>"
		o[103] = "<</Title(Annexes)/Parent 101 0 R/Prev 102 0 R/Dest[5 0 R/XYZ 0 800 null]>>"
		o[104] = "<</Title(Dossier de validation)/Producer(Acquis)>>"
		o[105] = rawStream("/Type/Metadata/Subtype/XML", "<x:xmpmeta>proof of metadata</x:xmpmeta>")
		for number, body := range o {
			objects[number] = body
		}
	})
	_ = data
	return rawPDF{objects: objects, trailer: "/Info 104 0 R/ID[<00FF01><00FF02>]"}.bytes()
}

// misplacedPDF has a table that exchanges the contents of its two pages.
func misplacedPDF() []byte {
	data := pagesPDF(2, "", nil)
	first := fmt.Sprintf("%010d", bytes.Index(data, []byte("\n4 0 obj"))+1)
	second := fmt.Sprintf("%010d", bytes.Index(data, []byte("\n6 0 obj"))+1)
	return []byte(strings.NewReplacer(first, second, second, first).Replace(string(data)))
}

// encryptedPDF asks for a user password (empty: for none), with the oldest
// standard handler, which is the shortest to write (ISO 32000-1, 7.6.3).
func encryptedPDF(user string) []byte {
	padding := "\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A"
	pad := func(s string) string { return (s + padding)[:32] }
	arc4 := func(key, data string) string {
		c, _ := rc4.NewCipher([]byte(key))
		out := make([]byte, len(data))
		c.XORKeyStream(out, []byte(data))
		return string(out)
	}
	sum := func(s string) string { b := md5.Sum([]byte(s)); return string(b[:]) }
	owner := arc4(sum(pad("owner"))[:5], pad(user))
	permissions := int32(-4)
	key := sum(pad(user) + owner + string(binary.LittleEndian.AppendUint32(nil, uint32(permissions))) + "0123456789abcdef")[:5]
	objects := map[int]string{}
	pagesPDF(1, "", func(o map[int]string) {
		plain := "BT /F1 20 Tf 100 400 Td (secret sheet) Tj ET"
		o[4] = rawStream("", arc4(sum(key + "\x04\x00\x00\x00\x00")[:10], plain))
		o[5] = fmt.Sprintf("<</Filter/Standard/V 1/R 2/O<%X>/U<%X>/P %d>>", owner, arc4(key, padding), permissions)
		for number, body := range o {
			objects[number] = body
		}
	})
	return rawPDF{objects: objects, trailer: "/Encrypt 5 0 R/ID[(0123456789abcdef)(0123456789abcdef)]"}.bytes()
}

func jpegBytes(t *testing.T, w, h int) []byte {
	t.Helper()
	return picturetest.JPEG(t, picturetest.Quarters(w, h))
}

// withEXIF puts EXIF data with an orientation, and a word that must not
// leave, into a JPEG.
func withEXIF(jpeg []byte, orientation byte) []byte {
	return picturetest.WithEXIF(jpeg, []byte("II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00"+string(orientation)+"\x00\x00\x00\x00\x00\x00\x00 GPS-PLACE"))
}

// handmadePNG writes what image/png does not.
func handmadePNG(w, h uint32, bits, kind, interlace byte, data []byte) []byte {
	var z bytes.Buffer
	zw := zlib.NewWriter(&z)
	zw.Write(data)
	zw.Close()
	return picturetest.RawPNG(picturetest.Header{Width: w, Height: h, Bits: bits, Colour: kind, Interlace: interlace},
		picturetest.Chunk{Kind: "IDAT", Data: z.Bytes()})
}

// hugePNG promises more pixels than anybody has.
func hugePNG(w, h uint32) []byte { return handmadePNG(w, h, 8, 2, 0, nil) }

// interlacedPNG is a black square of 8 × 8 in the seven passes of Adam7.
func interlacedPNG() []byte {
	var rows []byte
	for _, pass := range [][2]int{{1, 1}, {1, 1}, {2, 1}, {2, 2}, {4, 2}, {4, 4}, {8, 4}} {
		for range pass[1] {
			rows = append(rows, make([]byte, 1+pass[0])...)
		}
	}
	return handmadePNG(8, 8, 8, 0, 1, rows)
}

func write(t *testing.T, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// assembled runs a whole job on a main document of two pages.
func assembled(t *testing.T, main []byte, sources ...Source) (Report, string) {
	t.Helper()
	job := Job{Main: write(t, "main.pdf", main), Own: bytes.Count(main, []byte("/Type/Page/")), Dir: t.TempDir()}
	for i, s := range sources {
		s.Number = i + 1
		job.Annexes = append(job.Annexes, s)
		job.Infos = append(job.Infos, Inspect(t.Context(), s.Path, s.Media, Shrink{}))
	}
	return committed(t, job)
}

func committed(t *testing.T, job Job) (Report, string) {
	t.Helper()
	done, err := Assemble(t.Context(), job, nil)
	if err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(job.Dir, "out.pdf")
	if err := done.Commit(out); err != nil {
		t.Fatal(err)
	}
	return done.Report, out
}

// readAlone reads a file in this process.
func readAlone(t *testing.T, r InspectRequest) (kept, error) {
	t.Helper()
	from, err := originalOf(r.Path)
	if err != nil {
		t.Fatal(err)
	}
	k := kept{request: r, original: from, fragment: write(t, "fragment", nil)}
	k.part, err = readTo(k.fragment, func(f *fragment) error { return attach(t.Context(), f, r) })
	return k, err
}

func reopened(t *testing.T, path string) (*document, []page) {
	t.Helper()
	doc, err := openPDF(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := doc.pages()
	if err != nil {
		t.Fatal(err)
	}
	return doc, pages
}

// tool runs a program that reads PDF files, where it is installed.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is not installed", name)
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Errorf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}
