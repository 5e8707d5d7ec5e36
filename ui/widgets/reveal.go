package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// parent is a widget of this package that holds other objects.
type parent interface{ children() []fyne.CanvasObject }

// inside lists the objects that an object holds, as far as they are reachable:
// containers, scrolling areas and the widgets of this package.
func inside(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case *container.Scroll:
		if o.Content != nil {
			return []fyne.CanvasObject{o.Content}
		}
	case *container.ThemeOverride:
		return []fyne.CanvasObject{o.Content}
	case parent:
		return o.children()
	}
	return nil
}

// walk visits an object and what it holds, in reading order, with the position
// of each relative to the first; it skips what a visit answers false to.
func walk(o fyne.CanvasObject, at fyne.Position, visit func(fyne.CanvasObject, fyne.Position) bool) {
	if o == nil || !o.Visible() || !visit(o, at) {
		return
	}
	for _, child := range inside(o) {
		if child != nil {
			walk(child, at.Add(child.Position()), visit)
		}
	}
}

// pathTo lists the objects from a root down to a target, both included, or nil.
func pathTo(root, target fyne.CanvasObject) []fyne.CanvasObject {
	if root == target {
		return []fyne.CanvasObject{root}
	}
	for _, child := range inside(root) {
		if child == nil {
			continue
		}
		if rest := pathTo(child, target); rest != nil {
			return append([]fyne.CanvasObject{root}, rest...)
		}
	}
	return nil
}

// reveal scrolls every scrolling area around an object just far enough to show
// it. The toolkit moves the focus but not the view.
func reveal(o fyne.CanvasObject) {
	c := canvasOf(o)
	if c == nil {
		return
	}
	root := c.Overlays().Top()
	if root == nil {
		root = c.Content()
	}
	path := pathTo(root, o)
	for i, step := range path {
		if s, ok := step.(*container.Scroll); ok {
			revealIn(s, path[i+1:], o.Size().Height)
		}
	}
}

// Reveal scrolls what is around an object just far enough to show it: for a row
// that was chosen from elsewhere. What has the keyboard does so by itself.
func Reveal(o fyne.CanvasObject) { reveal(o) }

// revealIn scrolls one area to an object that stands at the end of a path
// which starts with the area's content.
func revealIn(s *container.Scroll, path []fyne.CanvasObject, height float32) {
	const air = 12
	top := float32(0)
	for _, step := range path[1:] {
		top += step.Position().Y
	}
	offset, view := s.Offset.Y, s.Size().Height
	switch {
	case height+2*air > view || top-air < offset:
		offset = max(0, top-air)
	case top+height+air > offset+view:
		offset = top + height + air - view
	}
	if offset != s.Offset.Y {
		s.ScrollToOffset(fyne.NewPos(s.Offset.X, offset))
	}
}

// FocusFirst gives the keyboard to the first object, in reading order, that
// takes it, and reports whether there was one.
func FocusFirst(root fyne.CanvasObject) bool {
	var first fyne.Focusable
	walk(root, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
		if first != nil {
			return false
		}
		if d, ok := o.(fyne.Disableable); ok && d.Disabled() {
			return true
		}
		if f, ok := o.(fyne.Focusable); ok {
			first = f
		}
		return first == nil
	})
	if first == nil {
		return false
	}
	Focus(first)
	return true
}

// ScrollPages scrolls by so many heights of the view (less a little, to keep
// one's place): the area around what has the keyboard, or else the largest one
// under the root. It is for Page Up and Page Down that nobody used.
func ScrollPages(root fyne.CanvasObject, focused fyne.Focusable, pages float32) {
	s := scrollAround(root, focused)
	if s == nil {
		return
	}
	most := s.Content.Size().Height - s.Size().Height
	to := max(0, min(most, s.Offset.Y+pages*(s.Size().Height-48)))
	s.ScrollToOffset(fyne.NewPos(s.Offset.X, to))
}

func scrollAround(root fyne.CanvasObject, focused fyne.Focusable) *container.Scroll {
	var best *container.Scroll
	if o, ok := focused.(fyne.CanvasObject); ok && o != nil {
		for _, step := range pathTo(root, o) {
			if s, ok := step.(*container.Scroll); ok && scrolls(s) {
				best = s // the innermost
			}
		}
	}
	if best != nil {
		return best
	}
	walk(root, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
		s, ok := o.(*container.Scroll)
		if ok && scrolls(s) && (best == nil || area(s) > area(best)) {
			best = s
		}
		return true
	})
	return best
}

func scrolls(s *container.Scroll) bool {
	return s.Content != nil && s.Content.Size().Height > s.Size().Height+1
}

func area(o fyne.CanvasObject) float32 { return o.Size().Width * o.Size().Height }
