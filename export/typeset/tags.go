package typeset

import "strings"

// This file says what the text is, beside how it looks: each block is measured
// together with the elements of structure that its text belongs to. Text
// without an element is an artifact: running heads, rules, repeated headers.

// role is a structure type of ISO 32000-1, 14.8.4.
type role uint8

const (
	roleP role = iota
	roleTitle
	roleNote
	roleQuote
	roleHeading
	roleSection
	roleDocument
	rolePart
	roleList
	roleItem
	roleLabel
	roleBody
	roleTable
	roleRow
	roleHead
	roleCell
	roleFigure
	roleCaption
	roleContents
	roleEntry
	roleReference
	roleLink
	roleWord
)

// types names the roles in the file; that of a heading gets its depth. Title is
// mapped to P in structure.go, as PDF 1.4 knows none.
var types = [...]string{
	roleP: "P", roleTitle: "Title", roleNote: "Note", roleQuote: "BlockQuote", roleHeading: "H", roleSection: "Sect",
	roleDocument: "Document", rolePart: "Part", roleList: "L", roleItem: "LI", roleLabel: "Lbl", roleBody: "LBody",
	roleTable: "Table", roleRow: "TR", roleHead: "TH", roleCell: "TD", roleFigure: "Figure", roleCaption: "Caption",
	roleContents: "TOC", roleEntry: "TOCI", roleReference: "Reference", roleLink: "Link",
	roleWord: "Span",
}

// paragraphRoles are those of the model.
var paragraphRoles = [...]role{RoleText: roleP, RoleTitle: roleTitle, RoleNote: roleNote, RoleQuote: roleQuote}

// node is an element of structure. It has either children or text; among the
// text of a leaf stand its links.
type node struct {
	role   role
	level  int    // of a heading or its section, in the model
	depth  int    // of a heading, among the sections
	alt    string // of a figure; of a divided word, the whole
	column bool   // a header cell of its column, not of its row
	span   int    // columns that a cell takes, if more than one
	counts bool   // a list with numbers

	kids   []*node
	parent *node
	inline []*node // links and divided words in its text
	number int     // among all of the document, in reading order; given at the end
}

// word is a word that is divided over lines: its pieces are seen, and it is read
// whole.
type word struct {
	text string
	node *node
}

// wordAt is the divided word that token k of a line is a piece of, nil if it is
// of none.
func (b *breaker) wordAt(k int, sp span) *word {
	from, to := k, k
	for from > 0 && b.tokens[from-1].after == breakHyphen {
		from--
	}
	for b.tokens[to].after == breakHyphen {
		to++
	}
	if from >= sp.from && to < sp.to {
		return nil // all of it is on the line
	}
	if from == k || b.word == nil {
		var text strings.Builder
		for _, t := range b.tokens[from : to+1] {
			for i := range t.segs {
				text.WriteString(t.segs[i].text)
			}
		}
		b.word = &word{text: text.String()}
	}
	return b.word
}

// add gives n a child and returns it.
func (n *node) add(kid *node) *node {
	kid.parent = n
	n.kids = append(n.kids, kid)
	return kid
}

// leaf is the element of text whose order of reading counts: n, or what holds
// it if it is a link or a word.
func (n *node) leaf() *node {
	if n != nil && (n.role == roleLink && n.parent.role != roleReference || n.role == roleWord) {
		return n.parent
	}
	return n
}

// claim says that lines are the text of n. Neighbouring pieces with the same
// target are one link.
func claim(lines []line, n *node) {
	var link *node
	target := ""
	for i := range lines {
		for k := range lines[i].frags {
			f := &lines[i].frags[k]
			if f.look.link != "" {
				if link == nil || target != f.look.link {
					link, target = n.within(&node{role: roleLink}), f.look.link
				}
				f.node = link
				continue
			}
			f.node, link = n, nil
			if f.word != nil {
				if f.word.node == nil {
					f.word.node = n.within(&node{role: roleWord, alt: f.word.text})
				}
				f.node = f.word.node
			}
		}
	}
}

// within puts an element in the text of n and returns it.
func (n *node) within(part *node) *node {
	part.parent = n
	n.inline = append(n.inline, part)
	return part
}

// apart ends lines with a space, which nobody sees, so that what follows is
// read apart from them.
func apart(lines []line) {
	if n := len(lines); n > 0 {
		if k := len(lines[n-1].frags); k > 0 && lines[n-1].frags[k-1].ref == "" {
			lines[n-1].frags[k-1].text += " "
		}
	}
}

// arrange puts the elements of all blocks in sections, each opened by its
// heading, and numbers them. A heading is as deep as the sections it stands
// in: levels that the document skips are not skipped for who only hears it.
func arrange(strips []*strip) []*node {
	root := &node{role: roleDocument}
	open := []*node{root}
	for _, s := range strips {
		for _, n := range s.nodes {
			if n.role == roleHeading {
				for len(open) > 1 && open[len(open)-1].level >= n.level {
					open = open[:len(open)-1]
				}
				section := &node{role: roleSection, level: n.level}
				if n.level == 1 {
					section.role = rolePart
				}
				open = append(open, open[len(open)-1].add(section))
				n.depth = min(len(open)-1, maxDepth)
			}
			open[len(open)-1].add(n)
		}
	}
	var all []*node
	var walk func(n *node)
	walk = func(n *node) {
		n.number = len(all)
		all = append(all, n)
		for _, k := range n.kids {
			walk(k)
		}
		for _, k := range n.inline {
			k.number = len(all)
			all = append(all, k)
		}
	}
	walk(root)
	return all
}

// maxDepth is that of the deepest heading that PDF names.
const maxDepth = 6
