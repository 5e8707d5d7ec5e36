package typeset

import (
	"context"
	"fmt"
	"io"
	"runtime/debug"
)

// Write writes the document as one PDF. The same layout gives the same bytes.
func (l *Layout) Write(ctx context.Context, w io.Writer) error {
	p, sheets, raw, err := l.print(ctx)
	if err != nil {
		return fmt.Errorf("writing: %w", err)
	}
	f, err := l.finish(ctx, p, sheets, raw)
	if err != nil {
		return fmt.Errorf("writing: %w", err)
	}
	if err := f.writeTo(w); err != nil {
		return fmt.Errorf("writing: %w", err)
	}
	return nil
}

// print has gofpdf write the document. Nobody mends gofpdf any more: where it
// panics, that is an error.
func (l *Layout) print(ctx context.Context) (p *pen, sheets []*sheet, raw []byte, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("gofpdf: %v\n%s", r, debug.Stack())
		}
	}()
	if p, err = newPen(l.theme.Page.Width, l.theme.Page.Height); err != nil {
		return nil, nil, nil, err
	}
	p.describe(l.doc)
	if sheets, err = l.draw(ctx, p); err != nil {
		return nil, nil, nil, err
	}
	raw, err = p.output()
	return p, sheets, raw, err
}
