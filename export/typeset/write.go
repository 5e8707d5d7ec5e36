package typeset

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"strconv"
	"sync"
	"sync/atomic"
)

// Write writes the document as one PDF. The same layout gives the same bytes.
func (l *Layout) Write(ctx context.Context, w io.Writer) error {
	fonts, sheets, err := l.prepare(ctx)
	if err != nil {
		return fmt.Errorf("writing: %w", err)
	}
	if _, err := w.Write(l.assemble(fonts, sheets)); err != nil {
		return fmt.Errorf("writing: %w", err)
	}
	return nil
}

// prepare makes the fonts and the pages, on all processors: none depends on
// another.
func (l *Layout) prepare(ctx context.Context) ([]*embedded, []*sheet, error) {
	used := l.alphabets()
	fonts, sheets := make([]*embedded, faceCount), make([]*sheet, len(l.pages))
	var next atomic.Int64
	var wait sync.WaitGroup
	errs := make([]error, runtime.GOMAXPROCS(0))
	var failed atomic.Value // what a helper panicked with: the caller is to see it, not the process
	for i := range errs {
		wait.Go(func() {
			defer func() {
				if r := recover(); r != nil {
					failed.CompareAndSwap(nil, fmt.Sprintf("%v\n%s", r, debug.Stack()))
				}
			}()
			m, err := newMetrics()
			for err == nil {
				n := int(next.Add(1)) - 1
				switch page := n - int(faceCount); {
				case page >= len(sheets):
					return
				case page >= 0:
					sheets[page] = l.compose(page, m)
					sheets[page].out = pack(sheets[page].out)
					err = ctx.Err()
				case used[n] != nil: // fonts first, they take longest
					fonts[n], err = embed(face(n), used[n], m)
				}
			}
			errs[i] = err
		})
	}
	wait.Wait()
	if r := failed.Load(); r != nil {
		panic(r)
	}
	for _, err := range errs {
		if err != nil {
			return nil, nil, err
		}
	}
	return fonts, sheets, ctx.Err()
}

// assemble writes the objects of the file.
func (l *Layout) assemble(fonts []*embedded, sheets []*sheet) []byte {
	f := newFile()
	catalog := f.reserve(3)
	tree, resources := catalog+1, catalog+2
	pageAt := f.reserve(2 * len(sheets))
	annots, spots := make([][]int, len(sheets)), 0
	for i, s := range sheets {
		for range s.hot {
			annots[i] = append(annots[i], f.reserve(1))
			spots++
		}
	}
	t := &structure{l: l, f: f, first: f.reserve(len(l.nodes)), pageAt: pageAt}
	t.gather(sheets, annots)

	l.resources(f, resources, fonts)
	key := len(sheets) // of an annotation in the tree of parents; those of pages come before
	for i, s := range sheets {
		l.page(f, i, pageAt, tree, annots[i])
		f.packed(pageAt+len(sheets)+i, "", s.out)
		for k := range s.hot {
			f.begin(annots[i][k])
			f.scratch = l.annotation(f.scratch[:0], &s.hot[k], key, pageAt)
			f.out.Write(f.scratch)
			f.end()
			key++
		}
	}
	l.pageTree(f, tree, resources, pageAt)
	out := reference([]byte("<</Type/Catalog/Pages "), tree)
	out = textLang(append(out, "\n/Lang"...), l.doc)
	out = append(out, "\n/ViewerPreferences<</DisplayDocTitle true>>/MarkInfo<</Marked true>>\n"+pageLabels...)
	out = reference(append(out, "/StructTreeRoot "...), t.write(sheets, annots))
	if outline := l.bookmarks(f, pageAt); outline > 0 {
		out = reference(append(out, "\n/PageMode/UseOutlines/Outlines "...), outline)
	}
	out = append(append(out, '\n'), outputIntent(f)...)
	info, metadata := l.describe(f)
	out = reference(append(out, "/Metadata "...), metadata)
	f.object(catalog, append(out, ">>"...))
	return f.close(catalog, info)
}

// page writes the dictionary of a page.
func (l *Layout) page(f *file, n, pageAt, tree int, annots []int) {
	out := reference([]byte("<</Type/Page/Parent "), tree)
	out = reference(append(out, "/Contents "...), pageAt+len(l.pages)+n)
	out = strconv.AppendInt(append(out, "/StructParents "...), int64(n), 10)
	out = append(out, "/Tabs/S"...)
	if len(annots) > 0 {
		out = append(out, "/Annots["...)
		for _, a := range annots {
			out = append(reference(out, a), ' ')
		}
		out = append(out, ']')
	}
	f.object(pageAt+n, append(out, ">>"...))
}

// pageTree writes the list of pages and what they have in common.
func (l *Layout) pageTree(f *file, tree, resources, pageAt int) {
	out := numbers([]byte("<</Type/Pages/MediaBox[0 0 "), l.theme.Page.Width, l.theme.Page.Height)
	out = reference(append(out, "]/Resources "...), resources)
	out = strconv.AppendInt(append(out, "/Count "...), int64(len(l.pages)), 10)
	out = append(out, "/Kids["...)
	for n := range l.pages {
		out = append(reference(out, pageAt+n), '\n')
	}
	f.object(tree, append(out, "]>>"...))
}

// resources writes the fonts and images and the dictionary that names them.
func (l *Layout) resources(f *file, number int, fonts []*embedded) {
	out := []byte("<</ProcSet[/PDF/Text/ImageC]/Font<<")
	for i, font := range fonts {
		if font != nil {
			out = strconv.AppendInt(append(out, "/F"...), int64(i), 10)
			out = reference(append(out, ' '), font.write(f))
		}
	}
	out = append(out, ">>/XObject<<"...)
	for _, p := range l.pictures {
		out = strconv.AppendInt(append(out, "/I"...), int64(p.number), 10)
		out = reference(append(out, ' '), p.write(f))
	}
	f.object(number, append(out, ">>>>"...))
}
