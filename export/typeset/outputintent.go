package typeset

import (
	"encoding/binary"
	"math"
	"sync"
)

// The colours of a document are numbers; PDF/A wants it said what they look
// like. They are sRGB (IEC 61966-2-1), described here by an ICC profile of
// version 2 (ICC.1:2001-04) that is made from the definition of sRGB, so that
// nobody's file has to be shipped.

// primaries are those of sRGB, adapted to the white D50 of profiles by the
// linear Bradford transform.
var primaries = [3][3]float64{
	{0.43607, 0.22249, 0.01392},
	{0.38515, 0.71687, 0.09708},
	{0.14307, 0.06061, 0.71410},
}

var white = [3]float64{0.96420, 1, 0.82491}

// curvePoints is the number of steps of the tone curve.
const curvePoints = 1024

// profileName is how programs call the profile.
const profileName = "sRGB IEC61966-2.1"

// iccProfile is the profile, packed.
var iccProfile = sync.OnceValue(func() []byte { return pack(srgbProfile()) })

// srgbProfile builds the profile: a header, a table of tags, their data.
func srgbProfile() []byte {
	type tag struct {
		name string
		data []byte
	}
	curve := toneCurve()
	tags := []tag{
		{"desc", description(profileName)},
		{"cprt", append([]byte("text\x00\x00\x00\x00"), "No copyright, use freely\x00"...)},
		{"wtpt", xyz(white)}, {"rXYZ", xyz(primaries[0])}, {"gXYZ", xyz(primaries[1])}, {"bXYZ", xyz(primaries[2])},
		{"rTRC", curve}, {"gTRC", nil}, {"bTRC", nil}, // nil: the same data as the tag before
	}
	table := binary.BigEndian.AppendUint32(nil, uint32(len(tags)))
	var data []byte
	start := 128 + 4 + 12*len(tags)
	at, size := 0, 0
	for _, t := range tags {
		if t.data != nil {
			at, size = start+len(data), len(t.data)
			data = append(data, t.data...)
			for len(data)%4 != 0 {
				data = append(data, 0)
			}
		}
		table = append(table, t.name...)
		table = binary.BigEndian.AppendUint32(table, uint32(at))
		table = binary.BigEndian.AppendUint32(table, uint32(size))
	}
	head := make([]byte, 128)
	binary.BigEndian.PutUint32(head, uint32(start+len(data)))
	binary.BigEndian.PutUint32(head[8:], 0x02100000) // version 2.1
	copy(head[12:], "mntrRGB XYZ ")
	copy(head[24:], "\x07\xd0\x00\x01\x00\x01\x00\x00\x00\x00\x00\x00") // a date: the first of January 2000
	copy(head[36:], "acsp")
	copy(head[68:], xyz(white)[8:])
	return append(append(head, table...), data...)
}

// xyz is a tag of one colour.
func xyz(v [3]float64) []byte {
	out := []byte("XYZ \x00\x00\x00\x00")
	for _, x := range v {
		out = binary.BigEndian.AppendUint32(out, uint32(math.Round(x*65536)))
	}
	return out
}

// toneCurve samples the transfer function of sRGB.
func toneCurve() []byte {
	out := binary.BigEndian.AppendUint32([]byte("curv\x00\x00\x00\x00"), curvePoints)
	for i := range curvePoints {
		v := float64(i) / (curvePoints - 1)
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		out = binary.BigEndian.AppendUint16(out, uint16(math.Round(v*65535)))
	}
	return out
}

// description is a tag with a name in ASCII and none in other scripts.
func description(s string) []byte {
	out := binary.BigEndian.AppendUint32([]byte("desc\x00\x00\x00\x00"), uint32(len(s)+1))
	out = append(append(out, s...), 0)
	return append(out, make([]byte, 4+4+2+1+67)...)
}

// outputIntent is the entry of the catalog that names the profile.
func outputIntent(profile int) []byte {
	out := []byte("/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(" + profileName + ")/Info(" +
		profileName + ")/RegistryName(http://www.color.org)/DestOutputProfile ")
	return append(reference(out, profile), ">>]\n"...)
}
