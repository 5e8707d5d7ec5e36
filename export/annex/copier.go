package annex

// copier carries objects of a file over into a fragment, with everything they
// refer to. Only what is reachable from what is asked for comes along: the
// scripts, embedded files and metadata of an annex hang on parts of it that
// nobody asks for.
type copier struct {
	doc     *document
	to      *fragment
	numbers map[ref]target           // objects already given a number
	pageOf  map[ref]target           // page objects
	queue   []ref                    // numbered, not yet written
	edit    func(ref, object) object // changes an object before it is written
	missing int
}

func newCopier(doc *document, to *fragment) *copier {
	return &copier{
		doc: doc, to: to,
		numbers: map[ref]target{}, pageOf: map[ref]target{},
		edit: func(_ ref, o object) object { return o },
	}
}

// number gives an object its number, and has it written later.
func (c *copier) number(r ref) target {
	if n, ok := c.pageOf[r]; ok {
		return n
	}
	if n, ok := c.numbers[r]; ok {
		return n
	}
	n := c.to.allocate()
	c.numbers[r] = n
	c.queue = append(c.queue, r)
	return n
}

// drain writes what was referred to, and what that refers to. Each object is
// asked for once, so a stream can be let go as soon as it is written.
func (c *copier) drain() {
	for len(c.queue) > 0 && c.to.err == nil {
		r := c.queue[0]
		c.queue = c.queue[1:]
		o := c.doc.load(r)
		if o == nil {
			c.missing++
		}
		c.to.copied(c.numbers[r], c.edit(r, o), c.number)
	}
}
