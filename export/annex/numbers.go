package annex

// target names an object of the finished file. A part is written before anybody
// knows which numbers it will get, so it counts its own objects and pages.
type target struct {
	in space
	n  int
}

// space is what a target counts in.
type space byte

const (
	inFile  space = iota // the number itself
	inPart               // the objects of the part, from 0
	inPages              // the pages of the part, from 0
	inPlan               // the numbers that follow those of all pages, from 1
)

// Page n of the finished file is object n, so that every part can point to any
// page before it exists. After the pages come the objects that all parts share.
var (
	treeObject    = target{inPlan, 1}
	catalogObject = target{inPlan, 2}
	infoObject    = target{inPlan, 3}
	layersObject  = target{inPlan, 4}
	fontObject    = target{inPlan, 5} // and fontObjects-1 more
)

// planObjects is how many objects are shared.
const planObjects = 4 + fontObjects

// pageOf is a page of the finished file, from 1.
func pageOf(number int) target { return target{inFile, number} }

// numbering is where the objects of a part come to stand.
type numbering struct {
	total  int // pages of the finished file
	page   int // number of the part's first page
	object int // of its first object
}

func (n numbering) of(t target) int {
	switch t.in {
	case inPart:
		return n.object + t.n
	case inPages:
		return n.page + t.n
	case inPlan:
		return n.total + t.n
	}
	return t.n
}

// gap is a value that a part leaves to the one who puts it into the file.
type gap byte

// The gaps of a page of an annex, which is stamped when its number is known.
const (
	gapMedia   gap = iota // its MediaBox
	gapCrop               // its CropBox
	gapContent            // the last of its content streams
	gapLinks              // the last of its links, or none
)
