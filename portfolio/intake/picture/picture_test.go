package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"

	"acquis/portfolio/intake/picture/picturetest"
)

const budget = 64 << 20

// exifData is the smallest that says an orientation and a day.
func exifData(orientation byte, taken string) []byte {
	var b bytes.Buffer
	put := func(v any) { binary.Write(&b, binary.LittleEndian, v) } //nolint:errcheck // a buffer takes everything
	b.WriteString("II*\x00")
	put(uint32(8))
	put(uint16(2))
	put([]uint16{0x0112, 3})
	put([]uint32{1, uint32(orientation)})
	put([]uint16{0x8769, 4})
	put([]uint32{1, 38})
	put(uint32(0))
	put(uint16(1)) // the second directory, at 38
	put([]uint16{0x9003, 2})
	put([]uint32{uint32(len(taken) + 1), 56})
	put(uint32(0))
	b.WriteString(taken + "\x00")
	return b.Bytes()
}

func TestReadJPEG(t *testing.T) {
	file := picturetest.WithEXIF(picturetest.JPEG(t, picturetest.Quarters(60, 40)), exifData(6, "2019:05:17 10:00:00"))
	info, err := Read(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	if info.Width != 60 || info.Height != 40 || info.Orientation != 6 || info.Taken != "2019-05-17" || info.Channels != 3 {
		t.Errorf("%+v", info)
	}
	if w, h := info.Upright(); w != 40 || h != 60 {
		t.Errorf("upright %d × %d", w, h)
	}
}

func TestStrangeEXIF(t *testing.T) {
	plain := picturetest.JPEG(t, picturetest.Quarters(60, 40))
	whole := exifData(6, "0000:00:00 00:00:00")
	for cut := range whole {
		info, err := Read(bytes.NewReader(picturetest.WithEXIF(plain, whole[:cut])))
		if err != nil || info.Width != 60 {
			t.Errorf("EXIF cut at %d: %v", cut, err)
		}
	}
	for i := range whole {
		bad := bytes.Clone(whole)
		bad[i] ^= 0xFF
		info, err := Read(bytes.NewReader(picturetest.WithEXIF(plain, bad)))
		if err != nil || info.Orientation < 1 || info.Orientation > 8 {
			t.Errorf("EXIF damaged at %d: %+v, %v", i, info, err)
		}
	}
	if info, _ := Read(bytes.NewReader(picturetest.WithEXIF(plain, exifData(9, "not a date")))); info.Orientation != 1 || info.Taken != "" {
		t.Errorf("%+v", info)
	}
}

// The kinds of PNG: every colour type and depth that image/png writes, and
// those it only reads, made by hand.
func kinds(t *testing.T) map[string][]byte {
	deep := image.NewNRGBA64(image.Rect(0, 0, 7, 5))
	grey := image.NewGray(image.Rect(0, 0, 7, 5))
	grey16 := image.NewGray16(image.Rect(0, 0, 7, 5))
	palette := image.NewPaletted(image.Rect(0, 0, 7, 5), color.Palette{color.NRGBA{255, 0, 0, 255}, color.NRGBA{0, 0, 255, 0}, color.NRGBA{0, 9, 0, 128}})
	alpha := image.NewNRGBA(image.Rect(0, 0, 7, 5))
	for y := range 5 {
		for x := range 7 {
			deep.SetNRGBA64(x, y, color.NRGBA64{uint16(x * 9000), uint16(y * 13000), 40000, uint16(65535 - x*y*2000)})
			grey.SetGray(x, y, color.Gray{uint8(x*30 + y)})
			grey16.SetGray16(x, y, color.Gray16{uint16(x*9000 + y)})
			palette.SetColorIndex(x, y, uint8((x+y)%3))
			alpha.SetNRGBA(x, y, color.NRGBA{uint8(x * 36), uint8(y * 50), 77, uint8(255 - 36*x)})
		}
	}
	return map[string][]byte{
		"colour": picturetest.PNG(t, picturetest.Quarters(7, 5)), "alpha": picturetest.PNG(t, alpha), "16 bits": picturetest.PNG(t, deep), "grey": picturetest.PNG(t, grey),
		"grey 16 bits": picturetest.PNG(t, grey16), "palette": picturetest.PNG(t, palette),
		"1 bit":             handmade(7, 1, 1, 0, 0, nil, []byte{0, 0b10110100}),
		"4 bits":            handmade(7, 1, 4, 0, 0, nil, []byte{0, 0x01, 0x2F, 0x80, 0xF0}),
		"1 bit, a hole":     handmade(7, 1, 1, 0, 0, []byte{0, 0}, []byte{0, 0b10110100}),
		"colour with a key": handmade(2, 1, 8, 2, 0, []byte{0, 1, 0, 2, 0, 3}, []byte{0, 1, 2, 3, 9, 9, 9}),
		"every filter":      handmade(3, 5, 8, 0, 0, nil, []byte{0, 9, 99, 200, 1, 5, 6, 7, 2, 1, 1, 1, 3, 4, 4, 4, 4, 250, 3, 90}),
	}
}

// handmade writes a PNG from its raw rows.
func handmade(w, h uint32, bits, kind, interlace byte, clear, rows []byte) []byte {
	var chunks []picturetest.Chunk
	if clear != nil {
		chunks = append(chunks, picturetest.Chunk{Kind: "tRNS", Data: clear})
	}
	z := stored(rows)
	for _, data := range [][]byte{z[:3], nil, z[3:]} { // the data may be cut anywhere
		chunks = append(chunks, picturetest.Chunk{Kind: "IDAT", Data: data})
	}
	return picturetest.RawPNG(picturetest.Header{Width: w, Height: h, Bits: bits, Colour: kind, Interlace: interlace}, chunks...)
}

// stored is a zlib stream without compression.
func stored(data []byte) []byte {
	b := []byte{0x78, 0x01, 1}
	b = binary.LittleEndian.AppendUint16(b, uint16(len(data)))
	b = binary.LittleEndian.AppendUint16(b, ^uint16(len(data)))
	b = append(b, data...)
	s1, s2 := uint32(1), uint32(0)
	for _, c := range data {
		s1 = (s1 + uint32(c)) % 65521
		s2 = (s2 + s1) % 65521
	}
	return binary.BigEndian.AppendUint32(b, s2<<16|s1)
}

// Rows agrees with the decoder of the standard library, laid on white.
func TestRows(t *testing.T) {
	for name, file := range kinds(t) {
		t.Run(name, func(t *testing.T) {
			img, err := png.Decode(bytes.NewReader(file))
			if err != nil {
				t.Fatal(err)
			}
			info, err := Read(bytes.NewReader(file))
			if err != nil {
				t.Fatal(err)
			}
			y := 0
			err = Rows(bytes.NewReader(file), func(line []byte) error {
				for x := range info.Width {
					c := color.NRGBA64Model.Convert(img.At(x, y)).(color.NRGBA64)
					for s, v := range []uint16{c.R, c.G, c.B}[:info.Samples()] {
						want := (int(v)*int(c.A) + 65535*(65535-int(c.A))) / 65535 >> 8
						if got := int(line[x*info.Samples()+s]); got < want-1 || got > want+1 {
							t.Errorf("pixel %d,%d sample %d: %d, want %d", x, y, s, got, want)
						}
					}
				}
				y++
				return nil
			})
			if err != nil || y != info.Height {
				t.Errorf("%d rows, %v", y, err)
			}
		})
	}
}

func TestDamage(t *testing.T) {
	photo, shot := picturetest.JPEG(t, picturetest.Quarters(200, 160)), kinds(t)["every filter"]
	huge := handmade(30_000, 30_000, 8, 2, 0, nil, []byte{0})
	wrongSum := bytes.Clone(shot)
	wrongSum[len(wrongSum)-30] ^= 1
	for name, c := range map[string]struct {
		file []byte
		want error
	}{
		"whole JPEG":                 {photo, nil},
		"no end mark":                {photo[:len(photo)-2], nil},
		"JPEG cut in its pixels":     {photo[:len(photo)*3/4], ErrDamaged},
		"JPEG cut in its header":     {photo[:100], ErrDamaged},
		"whole PNG":                  {shot, nil},
		"PNG cut in its pixels":      {shot[:len(shot)-25], ErrDamaged},
		"PNG cut in its header":      {shot[:20], ErrDamaged},
		"PNG with a wrong sum":       {wrongSum, ErrDamaged},
		"PNG with too few rows":      {handmade(3, 5, 8, 0, 0, nil, []byte{0, 1, 2, 3}), ErrDamaged},
		"PNG with an unknown filter": {handmade(1, 1, 8, 0, 0, nil, []byte{9, 1}), ErrDamaged},
		"PNG of no size":             {handmade(0, 5, 8, 0, 0, nil, []byte{0}), ErrDamaged},
		"30,000 × 30,000":            {huge, ErrTooLarge},
		"text":                       {[]byte("Bonjour"), ErrFormat},
		"nothing":                    {nil, ErrFormat},
	} {
		t.Run(name, func(t *testing.T) {
			info, err := Read(bytes.NewReader(c.file))
			if err == nil {
				err = Verify(bytes.NewReader(c.file), info, budget)
			}
			if !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
	if info, _ := Read(bytes.NewReader(huge)); info.Width != 30_000 || info.Height != 30_000 {
		t.Errorf("the size of a huge image is not told: %+v", info)
	}
}

// Nothing that can be done to a byte may panic or go unbounded.
func TestEveryDamagedByte(t *testing.T) {
	for _, file := range [][]byte{picturetest.JPEG(t, picturetest.Quarters(24, 16)), kinds(t)["palette"], kinds(t)["alpha"]} {
		for i := range file {
			bad := bytes.Clone(file)
			bad[i] ^= 0xFF
			info, err := Read(bytes.NewReader(bad))
			if err != nil {
				continue
			}
			if Verify(bytes.NewReader(bad), info, budget) == nil {
				Thumbnail(bytes.NewReader(bad), info, 20, budget) //nolint:errcheck // it must only return
			}
		}
	}
}

func TestBudget(t *testing.T) {
	file := picturetest.PNG(t, picturetest.Quarters(200, 100))
	info, err := Read(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Decode(bytes.NewReader(file), info, 1000); !errors.Is(err, ErrTooLarge) {
		t.Errorf("got %v", err)
	}
}

func TestCopyJPEG(t *testing.T) {
	plain := picturetest.JPEG(t, picturetest.Quarters(60, 40))
	loaded := picturetest.WithEXIF(plain, exifData(1, "2019:05:17 10:00:00"))
	loaded = append(loaded, "a film after the end"...)
	for name, file := range map[string][]byte{"whole": loaded, "no end mark": plain[:len(plain)-2]} {
		var out bytes.Buffer
		if err := CopyJPEG(&out, bytes.NewReader(file)); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(out.Bytes(), plain) {
			t.Errorf("%s: %d bytes, want the %d of the image", name, out.Len(), len(plain))
		}
	}
}

func TestThumbnail(t *testing.T) {
	// The colour of the upper left quarter, by orientation.
	want := []string{1: "red", 2: "green", 3: "white", 4: "blue", 5: "red", 6: "blue", 7: "white", 8: "green"}
	for orientation := byte(1); orientation <= 8; orientation++ {
		file := picturetest.WithEXIF(picturetest.JPEG(t, picturetest.Quarters(600, 400)), exifData(orientation, ""))
		info, err := Read(bytes.NewReader(file))
		if err != nil {
			t.Fatal(err)
		}
		small, err := Thumbnail(bytes.NewReader(file), info, 320, budget)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(small, []byte("Exif")) {
			t.Error("the thumbnail carries EXIF data")
		}
		img, err := jpeg.Decode(bytes.NewReader(small))
		if err != nil {
			t.Fatal(err)
		}
		b := img.Bounds()
		if max(b.Dx(), b.Dy()) != 320 || b.Dx() > b.Dy() != (orientation < 5) {
			t.Errorf("orientation %d: %v", orientation, b)
		}
		r, g, blue, _ := img.At(b.Dx()/4, b.Dy()/4).RGBA()
		got := map[[3]bool]string{{true, false, false}: "red", {false, true, false}: "green", {false, false, true}: "blue",
			{true, true, true}: "white"}[[3]bool{r > 1<<15, g > 1<<15, blue > 1<<15}]
		if got != want[orientation] {
			t.Errorf("orientation %d: upper left is %s, want %s", orientation, got, want[orientation])
		}
	}
	tiny := picturetest.PNG(t, picturetest.Quarters(4, 4))
	info, _ := Read(bytes.NewReader(tiny))
	small, err := Thumbnail(bytes.NewReader(tiny), info, 320, budget)
	if err != nil {
		t.Fatal(err)
	}
	if c, _ := jpeg.DecodeConfig(bytes.NewReader(small)); c.Width != 4 {
		t.Errorf("a small image was enlarged to %d", c.Width)
	}
}

// What is transparent shows white, as paper does.
func TestThumbnailOnWhite(t *testing.T) {
	file := picturetest.PNG(t, image.NewNRGBA(image.Rect(0, 0, 10, 10)))
	info, _ := Read(bytes.NewReader(file))
	small, err := Thumbnail(bytes.NewReader(file), info, 320, budget)
	if err != nil {
		t.Fatal(err)
	}
	img, _ := jpeg.Decode(bytes.NewReader(small))
	if r, g, b, _ := img.At(5, 5).RGBA(); r>>8 < 250 || g>>8 < 250 || b>>8 < 250 {
		t.Errorf("got %d %d %d", r>>8, g>>8, b>>8)
	}
}

// What a JPEG carries beside its image is told by its header, and by what
// follows its end.
func TestCarries(t *testing.T) {
	plain := picturetest.JPEG(t, picturetest.Quarters(16, 16))
	segment := func(marker byte, payload string) []byte {
		return append([]byte{0xFF, marker, byte((len(payload) + 2) >> 8), byte(len(payload) + 2)}, payload...)
	}
	with := func(marker byte, payload string) []byte {
		return append(append(plain[:2:2], segment(marker, payload)...), plain[2:]...)
	}
	for _, c := range []struct {
		name string
		file []byte
		want bool
	}{
		{"nothing", plain, false},
		{"JFIF", with(0xE0, "JFIF\x00\x01\x02\x00\x00\x01\x00\x01\x00\x00"), false},
		{"JFIF with a preview", with(0xE0, "JFIF\x00\x01\x02\x00\x00\x01\x00\x01\x01\x01rgb"), true},
		{"a preview of its own", with(0xE0, "JFXX\x00\x10 a preview"), true},
		{"Adobe", with(0xEE, "Adobe\x00\x64\x00\x00\x00\x00\x01"), false},
		{"EXIF", with(0xE1, "Exif\x00\x00 where"), true},
		{"IPTC", with(0xED, "Photoshop 3.0\x00 who"), true},
		{"a comment", with(0xFE, "who"), true},
		{"a film behind it", append(bytes.Clone(plain), "ftypmp42"...), true},
		{"padding", append(bytes.Clone(plain), 0, 0, '\n'), false},
		{"no JPEG", []byte("texte"), false},
	} {
		if got := Carries(c.file); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
		var out bytes.Buffer
		if c.want && (CopyJPEG(&out, bytes.NewReader(c.file)) != nil || Carries(out.Bytes())) {
			t.Errorf("%s: the copy still carries it: %q", c.name, out.Bytes()[:40])
		}
	}
}
