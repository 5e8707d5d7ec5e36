package bundle

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// good is a bundle of two files, not sealed.
func good(t testing.TB) []byte {
	t.Helper()
	return bytesOf(t, packed(t, stored(t, "un", "deux"), ""))
}

// refused opens what somebody has made, and expects an error with a sentence,
// and nothing new anywhere.
func refused(t *testing.T, data []byte, passphrase string, want ...error) {
	t.Helper()
	dir := t.TempDir()
	path := filepath.Join(dir, "F.acquis")
	must(t, os.WriteFile(path, data, 0o600))
	_, err := Open(t.Context(), path, passphrase, filepath.Join(dir, "Nouveau"), nil)
	if !slices.ContainsFunc(want, func(w error) bool { return errors.Is(err, w) }) {
		t.Errorf("opened: %v, want one of %v", err, want)
	}
	var f *Fault
	if !errors.As(err, &f) || Sentence(err) == "" {
		t.Errorf("no sentence for %v", err)
	}
	if got := names(t, dir); !slices.Equal(got, []string{"F.acquis"}) {
		t.Errorf("there is %q", got)
	}
	if _, err := Check(t.Context(), path, passphrase, nil); !errors.As(err, &f) {
		t.Errorf("checked: %v", err)
	}
}

// at changes some bytes.
func at(data []byte, offset int, with ...byte) []byte {
	data = bytes.Clone(data)
	copy(data[offset:], with)
	return data
}

// everywhere replaces a text by another of the same length.
func everywhere(data []byte, old, new string) []byte {
	return bytes.ReplaceAll(data, []byte(old), []byte(new))
}

// zipOf makes an archive with the usual means.
func zipOf(t *testing.T, method uint16, entries ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for i := 0; i < len(entries); i += 2 {
		w, err := z.CreateHeader(&zip.FileHeader{Name: entries[i], Method: method})
		must(t, err)
		_, err = w.Write([]byte(entries[i+1]))
		must(t, err)
	}
	must(t, z.Close())
	return out.Bytes()
}

// Names in an archive come from checked hashes, whatever else it says.
func TestHostileNames(t *testing.T) {
	data := good(t)
	name := "files/" + takeApart(t, data).Files[0].SHA256
	for _, hostile := range []string{"../", "/", "C:\\", "C:/", "..\\", "files\\", "\\\\server\\share\\", "./", "files/../../", "nul\x00", "NUL/", "FILES/", "~/"} {
		path := hostile + strings.Repeat("a", len(name)-len(hostile))
		t.Run(hostile, func(t *testing.T) {
			refused(t, everywhere(data, name, path), "", ErrAltered)
			// In the one or the other description only.
			refused(t, bytes.Replace(data, []byte(name), []byte(path), 1), "", ErrAltered)
			last := bytes.LastIndex(data, []byte(name))
			refused(t, at(data, last, []byte(path)...), "", ErrAltered)
		})
	}
	for _, hash := range []string{"../../../" + strings.Repeat("a", 55), strings.Repeat("A", 64), strings.Repeat("a", 63), strings.Repeat("a", 65), "", strings.Repeat("a", 63) + "\n"} {
		p := takeApart(t, data).clone()
		p.Files[0].SHA256 = hash
		refused(t, p.together(t, nil), "", ErrAltered)
		p = takeApart(t, data).clone()
		p.Missing = []string{hash}
		refused(t, p.together(t, nil), "", ErrAltered)
	}
}

// An archive that says something twice, in two ways, or in another one than
// the one that there is, is refused.
func TestHostileArchives(t *testing.T) {
	data := good(t)
	p := takeApart(t, data)
	first := bytes.Index(data, []byte("files/"))
	central := bytes.Index(data, []byte("PK\x01\x02"))
	end := bytes.LastIndex(data, []byte("PK\x05\x06"))
	swapped := p.clone()
	slices.Reverse(swapped.Files)
	slices.Reverse(swapped.files)
	double := p.clone()
	double.Files = append(double.Files, double.Files[1])
	double.files = append(double.files, double.files[1])
	extra := p.clone()
	extra.Files, extra.files = append(extra.Files, item([]byte("intrus"))), append(extra.files, []byte("intrus"))
	slices.SortFunc(extra.Files, func(a, b Item) int { return strings.Compare(a.SHA256, b.SHA256) })
	slices.SortFunc(extra.files, func(a, b []byte) int { return strings.Compare(item(a).SHA256, item(b).SHA256) })
	for _, attack := range []struct {
		name string
		data []byte
		want error
	}{
		{"another archive", zipOf(t, zip.Deflate, "word/document.xml", "x"), ErrNotBundle},
		{"a manifest that is compressed", zipOf(t, zip.Deflate, manifestName, "{}"), ErrAltered},
		{"a manifest with a descriptor after it", zipOf(t, zip.Store, manifestName, "{}"), ErrAltered},
		{"a compressed file", at(data, first-22, 8), ErrAltered},
		{"an encrypted file", at(data, first-24, 1), ErrAltered},
		{"a symbolic link", at(data, bytes.LastIndex(data, []byte("files/"))-8, 0, 0, 0xff, 0xa1), ErrAltered},
		{"a folder", at(data, bytes.LastIndex(data, []byte("files/"))-8, 0, 0, 0xff, 0x41), ErrAltered},
		{"a size that is not that of the manifest", at(data, first-12, 0xff, 0xff, 0xff, 0x7f), ErrAltered},
		{"a size in the directory that is not that of the header", at(data, bytes.LastIndex(data, []byte("files/"))-22, 9), ErrAltered},
		{"an offset to another file", at(data, bytes.LastIndex(data, []byte("files/"))-4, 0, 0, 0, 0), ErrAltered},
		{"an extra field", at(data, first-2, 1), ErrAltered},
		{"two files in the wrong order", swapped.together(t, nil), ErrAltered},
		{"a file twice", double.together(t, nil), ErrAltered},
		{"a file that nothing names", extra.together(t, nil), ErrUnsound},
		{"an entry that the manifest does not have", append(bytes.Clone(data[:central]), append(entry{"x", 0, 0}.local(), data[central:]...)...), ErrAltered},
		{"something before it", append([]byte("#!/bin/sh\n"), data...), ErrNotBundle},
		{"something after it", append(bytes.Clone(data), 0), ErrAltered},
		{"another archive after it", append(bytes.Clone(data), zipOf(t, zip.Store, "a", "b")...), ErrAltered},
		{"itself after it", append(bytes.Clone(data), data...), ErrAltered},
		{"a comment", append(at(data, len(data)-2, 3, 0), "abc"...), ErrAltered},
		{"a zip64 end that is not needed", slices.Concat(data[:end], le64(le32(nil, end64Signature), 44), make([]byte, 44), data[end:]), ErrAltered},
		{"more entries than there are", at(data, end+8, 0xff, 0xff, 0xff, 0xff), ErrAltered},
		{"no directory", data[:central], ErrTruncated},
		{"a web page", []byte("<html>"), ErrNotBundle},
		{"nothing", nil, ErrTruncated},
	} {
		t.Run(attack.name, func(t *testing.T) { refused(t, attack.data, "", attack.want) })
	}
}

// What a manifest says is believed as far as it can be checked.
func TestHostileManifests(t *testing.T) {
	data := good(t)
	p := takeApart(t, data)
	text, err := p.encode()
	must(t, err)
	said := func(old, new string) []byte {
		if !strings.Contains(string(text), old) {
			t.Fatalf("%q is not in the manifest:\n%s", old, text)
		}
		return p.together(t, []byte(strings.Replace(string(text), old, new, 1)))
	}
	changed := func(change func(*parts)) []byte {
		c := p.clone()
		change(&c)
		return c.together(t, nil)
	}
	junk := bytes.Repeat([]byte("junk"), 5000)
	bomb := bytes.Clone(data)
	binary.LittleEndian.PutUint32(bomb[18:], 1<<31)
	binary.LittleEndian.PutUint32(bomb[22:], 1<<31)
	for _, attack := range []struct {
		name string
		data []byte
		want error
	}{
		{"another format", said(Format, "acquis-bundel"), ErrNotBundle},
		{"no JSON", p.together(t, []byte("{")), ErrNotBundle},
		{"a list", p.together(t, []byte("[]")), ErrNotBundle},
		{"deep JSON", p.together(t, bytes.Repeat([]byte("["), 1<<20)), ErrNotBundle},
		{"a newer format", said(`"version": 1,`+"\n"+`  "oldestReader": 1`, `"version": 3,`+"\n"+`  "oldestReader": 2`), ErrNewer},
		{"an older reader than the format", said(`"oldestReader": 1`, `"oldestReader": 0`), ErrAltered},
		{"a member twice", said(`"version": 1,`, `"version": 1, "version": 1,`), ErrAltered},
		{"an unknown member", said(`"version": 1,`, `"version": 1, "bells": 1,`), ErrAltered},
		{"other white space", said(`"version": 1,`, `"version":  1,`), ErrAltered},
		{"no portfolio", changed(func(c *parts) { c.Portfolio = "" }), ErrAltered},
		{"another portfolio", changed(func(c *parts) { c.Portfolio = "0192aaaa-0000-7000-8000-000000000001" }), ErrUnsound},
		{"a name over two lines", changed(func(c *parts) { c.Name = "a\nb" }), ErrAltered},
		{"an endless name", changed(func(c *parts) { c.Name = strings.Repeat("a", 5000) }), ErrAltered},
		{"no files", said(`"missing": []`, `"missing": null`), ErrAltered},
		{"a negative size", changed(func(c *parts) { c.Files[0].Size = -1 }), ErrAltered},
		{"a huge size", changed(func(c *parts) { c.Files[0].Size = 1 << 62 }), ErrTooLarge},
		{"a large size that is not there", changed(func(c *parts) { c.Files[0].Size = 1 << 31 }), ErrTruncated},
		{"a huge database", changed(func(c *parts) { c.Database.Size = MaxDatabase + 1 }), ErrTooLarge},
		{"no database", changed(func(c *parts) { c.database = nil; c.Database = item(nil) }), ErrAltered},
		{"a database that is none", changed(func(c *parts) { c.database = junk; c.Database = item(junk) }), ErrUnsound},
		{"a checksum that is none", changed(func(c *parts) { c.Files[0].CRC32 = "zzzzzzzz" }), ErrAltered},
		{"a file both there and missing", changed(func(c *parts) { c.Missing = []string{c.Files[0].SHA256} }), ErrAltered},
		{"contents that are not the hash's", changed(func(c *parts) {
			c.files[0] = bytes.Repeat([]byte("x"), len(c.files[0]))
			c.Files[0].CRC32 = item(c.files[0]).CRC32
		}), ErrAltered},
		{"a file that the portfolio names and that is not there", changed(func(c *parts) { c.Files, c.files = c.Files[1:], c.files[1:] }), ErrUnsound},
		{"a manifest larger than any", bomb, ErrTooLarge},
		{"too many files", p.together(t, []byte(`{"format":"acquis-bundle","version":2,"oldestReader":1,"portfolio":"x","made":"2026-11-21T20:42:07Z","missing":[],`+
			`"database":{"sha256":"`+strings.Repeat("a", 64)+`","size":1,"crc32":"00000000"},"files":[{}`+strings.Repeat(",{}", MaxFiles)+"]}")), ErrTooLarge},
	} {
		t.Run(attack.name, func(t *testing.T) { refused(t, attack.data, "", attack.want) })
	}
}

// A newer format that says that this version may read it is read.
func TestANewerFormatThatMayBeRead(t *testing.T) {
	p := takeApart(t, good(t))
	p.Version = 2
	text, err := p.encode()
	must(t, err)
	text = bytes.Replace(text, []byte(`"name"`), []byte(`"bells": {"loud": true}, "name"`), 1)
	path := filepath.Join(t.TempDir(), "F.acquis")
	must(t, os.WriteFile(path, p.together(t, text), 0o600))
	if _, err := Open(t.Context(), path, "", filepath.Join(t.TempDir(), "Nouveau"), nil); err != nil {
		t.Error(err)
	}
}

// What is sealed is refused without its passphrase, and what is not with one.
func TestHostileSeals(t *testing.T) {
	p := stored(t, "un")
	data := bytesOf(t, packed(t, p, "phrase"))
	refused(t, data, "", ErrSealed)
	refused(t, data, "Phrase", ErrPassphrase)
	refused(t, bytesOf(t, packed(t, p, "")), "phrase", ErrNotSealed)
	refused(t, everywhere(data, " 2\n", " 30\n"), "phrase", ErrWork)
	refused(t, everywhere(data, "-> scrypt", "-> X25519"), "phrase", ErrNotBundle)
	refused(t, append(bytes.Clone(data), 0), "phrase", ErrAltered)
	refused(t, []byte(sealMagic), "phrase", ErrAltered)
	var inside bytes.Buffer
	for _, hostile := range [][]byte{[]byte("nothing"), zipOf(t, zip.Store, "a", "b"), append(good(t), 0)} {
		inside.Reset()
		w, err := sealTo(&inside, "phrase")
		must(t, err)
		_, err = w.Write(hostile)
		must(t, errors.Join(err, w.Close()))
		refused(t, inside.Bytes(), "phrase", ErrNotBundle, ErrAltered, ErrTruncated)
	}
}

// A bundle cannot be a bomb: it is never larger when unpacked, and who hides
// one in a compressed entry is refused before anything is inflated.
func TestNoBombs(t *testing.T) {
	var small bytes.Buffer
	w, _ := flate.NewWriter(&small, flate.BestCompression)
	block := make([]byte, 1<<20)
	sum := crc32.NewIEEE()
	for range 100 {
		w.Write(block)
		sum.Write(block)
	}
	must(t, w.Close())
	e := entry{manifestName, 100 << 20, sum.Sum32()}
	head := e.local()
	binary.LittleEndian.PutUint16(head[8:], zip.Deflate)
	binary.LittleEndian.PutUint32(head[18:], uint32(small.Len()))
	refused(t, append(head, small.Bytes()...), "", ErrAltered)
}
