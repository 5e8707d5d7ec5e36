//go:build ci && linux

package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"
)

// What documents and the computer know, and nobody is to learn from what is
// exported.
const (
	secret   = "Quidamsecret"                     // stands in the metadata of every document, once for each kind
	telling  = "Dossier de Quidamchemin"          // folder of the portfolio
	teller   = "quidamcompte"                     // user
	computer = "quidammachine"                    // host
	original = "Photo chez Quidamfichier"         // name of the files that are added
	camera   = "QuidamsecretCam"                  // EXIF: make
	adobe    = "http://ns.adobe.com/xap/1.0/\x00" // begins XMP in a JPEG
)

// Nothing that is exported says where it was made, by whom and on what, nor
// what a camera or another program had written into a document.
func TestExportsCarryNothingOfTheComputer(t *testing.T) {
	dir := filepath.Join(t.TempDir(), telling)
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	w := newWalk(t, dir)
	w.env = append(w.env, "USER="+teller, "LOGNAME="+teller, "USERNAME="+teller, "HOME="+filepath.Join(dir, teller), "HOSTNAME="+computer)
	w.before = called(computer)
	folder := w.all(telltale(t, dir)...)
	files := contentsOf(t, folder)
	if len(files) < 12 {
		t.Errorf("only %d files", len(files))
	}
	words := []string{"Quidamchemin", teller, computer, dir}
	for name, data := range files {
		private := words
		if !strings.Contains(name, "ouvert") && !strings.Contains(name, "copie.acquis") {
			// These two hold the documents as they were given, under the names
			// that they had: they are the person's own.
			private = append(private, secret, camera, "Quidamfichier", "Exif\x00", adobe, "Photoshop 3.0")
		}
		search(t, name, data, private)
	}
	for name, data := range contentsOf(t, filepath.Join(dir, "p", "thumbnails")) {
		search(t, name, data, append(words, secret, camera, "Exif", adobe, "Photoshop 3.0"))
	}
	// The sealed copy shows nothing, names included.
	sealed := map[string][]byte{"scellee.acquis": files["scellee.acquis"]}
	for name, data := range sealed {
		search(t, name, data, append(words, "portfolio.db", "manifest", "files/", "Zoé", "Ouvrir un lieu", "sha256", "%PDF-"))
	}
}

// called has the program run on a computer of a telling name, where the system
// lets one be made.
func called(name string) []string {
	for _, flag := range []string{"-u", "-ru"} {
		before := []string{"unshare", flag, "sh", "-c", "hostname " + name + ` && exec "$@"`, "sh"}
		if exec.Command(before[0], append(before[1:], "true")...).Run() == nil {
			return before
		}
	}
	return nil
}

// search looks for words in data and in everything that is packed in it.
func search(t *testing.T, name string, data []byte, private []string) {
	t.Helper()
	for _, word := range private {
		wide := utf16.Encode([]rune(word))
		big := make([]byte, 0, 2*len(wide))
		for _, u := range wide {
			big = binary.BigEndian.AppendUint16(big, u)
		}
		for form, looked := range map[string][]byte{"as it is": []byte(word), "in UTF-16": big, "in hexadecimal": fmt.Appendf(nil, "%x", word),
			"in hexadecimal UTF-16": fmt.Appendf(nil, "%x", big), "in capitals": fmt.Appendf(nil, "%X", big)} {
			if i := bytes.Index(data, looked); i >= 0 {
				t.Errorf("%s holds %q, %s: …%q…", name, word, form, data[max(0, i-60):min(len(data), i+60)])
			}
		}
	}
}

// contentsOf reads the files of a folder, those within archives, and of
// everything that is deflated what it was.
func contentsOf(t *testing.T, folder string) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	err := filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, _ := filepath.Rel(folder, path)
		all[name] = append(data, name...)
		if strings.HasSuffix(name, ".pdf") {
			all[name] = append(all[name], unpacked(t, path)...)
		}
		if archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data))); err == nil {
			for _, f := range archive.File {
				r, err := f.Open()
				if err != nil {
					return err
				}
				inner, err := io.ReadAll(r)
				if err != nil {
					return err
				}
				all[name+"!"+f.Name] = append(inner, inflated(inner)...)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// unpacked is a PDF with every stream as it was before it was deflated.
func unpacked(t *testing.T, path string) []byte {
	t.Helper()
	if _, err := exec.LookPath("qpdf"); err != nil {
		t.Skip("qpdf is not installed (make test installs it)")
	}
	out, err := exec.Command("qpdf", "--warning-exit-0", "--no-warn", "--qdf", "--object-streams=disable", "--decode-level=generalized", path, "-").Output()
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return out
}

// inflated is everything in data that is deflated, wherever it begins: a value
// of the database has no mark of its own.
func inflated(data []byte) []byte {
	if len(data) > 1<<20 {
		return nil
	}
	var all []byte
	for i := range data {
		piece, _ := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(data[i:])), 1<<18))
		if len(piece) > 40 {
			all = append(all, piece...)
		}
	}
	return all
}

// telltale writes documents that know much of who made them, where and with
// what, under names that do too.
func telltale(t *testing.T, dir string) []string {
	t.Helper()
	photo := tellingJPEG(t)
	var paths []string
	for ending, data := range map[string][]byte{".jpg": photo, ".png": tellingPNG(t), ".pdf": tellingPDF(photo)} {
		path := filepath.Join(dir, original+ending)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if !bytes.Contains(data, []byte(secret)) {
			t.Fatalf("%s says nothing", ending)
		}
		paths = append(paths, path)
	}
	return paths
}

func scene() image.Image {
	picture := image.NewRGBA(image.Rect(0, 0, 640, 480))
	for y := range 480 {
		for x := range 640 {
			picture.Set(x, y, color.RGBA{uint8(x), uint8(y), uint8(x * y), 255})
		}
	}
	return picture
}

// tiff is EXIF data: the maker, the owner, and where it was taken (GPS).
func tiff() []byte {
	var b bytes.Buffer
	le := binary.LittleEndian
	maker, owner := []byte(camera+"\x00"), []byte(secret+" artiste\x00")
	entry := func(tag, kind uint16, count, value uint32) {
		b.Write(le.AppendUint32(le.AppendUint32(le.AppendUint16(le.AppendUint16(nil, tag), kind), count), value))
	}
	b.WriteString("II*\x00\x08\x00\x00\x00")
	b.Write(le.AppendUint16(nil, 3))
	const after = 8 + 2 + 3*12 + 4
	entry(0x010F, 2, uint32(len(maker)), after)
	entry(0x013B, 2, uint32(len(owner)), uint32(after+len(maker)))
	entry(0x8825, 4, 1, uint32(after+len(maker)+len(owner)))
	b.Write(make([]byte, 4))
	b.Write(maker)
	b.Write(owner)
	b.Write(le.AppendUint16(nil, 2)) // GPS: north, 48° 51' 29"
	entry(1, 2, 2, uint32('N'))
	entry(2, 5, 3, uint32(b.Len()+12+4))
	b.Write(make([]byte, 4))
	for _, v := range []uint32{48, 1, 51, 1, 29, 1} {
		b.Write(le.AppendUint32(nil, v))
	}
	return b.Bytes()
}

const xmp = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
	`<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>` + secret + ` xmp</dc:creator></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`

func tellingJPEG(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, scene(), nil); err != nil {
		t.Fatal(err)
	}
	segment := func(marker byte, payload string) []byte {
		return append(binary.BigEndian.AppendUint16([]byte{0xFF, marker}, uint16(len(payload)+2)), payload...)
	}
	var head []byte
	head = append(head, segment(0xE1, "Exif\x00\x00"+string(tiff()))...)
	head = append(head, segment(0xE1, adobe+xmp)...)
	iptc := "\x1c\x02\x50\x00\x16" + secret + " byline"
	head = append(head, segment(0xED, "Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00"+string(rune(len(iptc)))+iptc)...)
	head = append(head, segment(0xEC, "Ducky "+secret)...)
	head = append(head, segment(0xFE, secret+" commentaire")...)
	return append(append(b.Bytes()[:2:2], head...), b.Bytes()[2:]...)
}

func tellingPNG(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, scene()); err != nil {
		t.Fatal(err)
	}
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	_, _ = z.Write([]byte(secret + " ztxt")) // to memory
	_ = z.Close()
	var chunks []byte
	for _, c := range [][2]string{{"tEXt", "Author\x00" + secret}, {"zTXt", "Comment\x00\x00" + packed.String()},
		{"iTXt", "XML:com.adobe.xmp\x00\x00\x00\x00\x00" + xmp}, {"eXIf", string(tiff())}, {"tIME", "\x07\xe6\x0b\x16\x05\x06\x07"}} {
		chunk := append([]byte(c[0]), c[1]...)
		chunks = binary.BigEndian.AppendUint32(chunks, uint32(len(c[1])))
		chunks = binary.BigEndian.AppendUint32(append(chunks, chunk...), crc32.ChecksumIEEE(chunk))
	}
	const header = 8 + 25 // signature and IHDR
	return append(append(b.Bytes()[:header:header], chunks...), b.Bytes()[header:]...)
}

// tellingPDF is a page with that photograph on it, as telephones that scan make
// them, and all the places where programs write who, when and with what.
func tellingPDF(photo []byte) []byte {
	var out bytes.Buffer
	var offsets []int
	object := func(format string, args ...any) {
		offsets = append(offsets, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n"+format+"\nendobj\n", append([]any{len(offsets)}, args...)...)
	}
	stream := func(dict, data string) { object("<< %s /Length %d >>\nstream\n%s\nendstream", dict, len(data), data) }
	out.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n% " + secret + " remarque\n")
	object("<< /Type /Catalog /Pages 2 0 R /Metadata 6 0 R /PieceInfo << /Prog << /Private (%s) >> >> /Names << /EmbeddedFiles << /Names [(%s) 8 0 R] >> >> /AF [8 0 R] /Lang (fr) >>", secret, secret)
	object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
	object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Metadata 6 0 R /PieceInfo << /Prog << /Private (%s) >> >> /Annots [9 0 R] /AF [8 0 R] "+
		"/Resources << /XObject << /I 5 0 R >> /Properties << /P << /Metadata 6 0 R >> >> >> >>", secret)
	stream("", "q 500 0 0 375 40 300 cm /I Do Q")
	stream("/Type /XObject /Subtype /Image /Width 640 /Height 480 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Metadata 6 0 R "+
		"/PieceInfo << /Prog << /Private ("+secret+") >> >>", string(photo))
	stream("/Type /Metadata /Subtype /XML", xmp)
	object("<< /Author (%s) /Creator (%s) /Producer (%s) /Title (%s) /Custom (%s) /CreationDate (D:20250102030405Z) >>", secret, secret, secret, secret, secret)
	object("<< /Type /Filespec /F (%s.txt) /UF (%s.txt) /EF << /F 10 0 R >> >>", secret, secret)
	object("<< /Type /Annot /Subtype /Text /Rect [10 10 30 30] /T (%s) /NM (%s) /Contents (Vu) >>", secret, secret)
	stream("/Type /EmbeddedFile", secret+" joint")
	xref := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&out, "trailer\n<< /Size %d /Root 1 0 R /Info 7 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, xref)
	return out.Bytes()
}
