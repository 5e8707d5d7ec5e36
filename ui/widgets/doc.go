// Package widgets holds the pieces that screens are made of. It knows nothing
// of portfolios: whoever uses a piece gives it words and functions.
//
// What it promises: every text wraps instead of being cut; everything that can
// be pressed is pressed by an unsteady hand too, by Enter and by Space; the Tab
// order is the reading order and the focus is never out of view; nothing is
// said by colour alone; nothing saves or asks by itself before the person
// pauses. All of it runs on the interface's goroutine.
//
// The pieces:
//
//	NewPage                     the frame of a screen: title, sentence, actions, body
//	Column Flow Beside Columns  layouts in which text wraps; BesideTop, Inset, Readable, Fill, FillAbove
//	Measure WithMargin          long text on lines of a length that the eye follows, notes beside it
//	NewScroll                   what scrolls; the focus scrolls itself into view
//	NewText                     a text in one of its roles (Title … Caption), French line breaks; OneLine, NewMarkedText
//	NewButton NewMenuButton     Primary, Plain, Quiet, Danger, with words and a sign; QuietRow, NewIcon
//	NewRow NewRowGroup          an object pressed as a whole; a group moved through by the arrows
//	NewList NewPicker           rows of one height, ten thousand of them; searched in as one types
//	NewGrid                     a table of signs, of any size, whose heads stay in view
//	NewGrid                     cells of rows and columns, drawn as far as in view
//	Card Section Divider        what belongs together; NewPanel for a coloured area
//	NewNotice EmptyState        a sentence that stays; a screen with nothing to show yet
//	NewField NewLabeledEntry    a label, a field, and what helps or is wrong; NewLabeledLines
//	NewDateEntry                a year, a month or a day
//	NewChoice NewCheck          one of a few answers; a box to tick
//	NewSegments NewTabs         a few answers side by side; the parts of something
//	Form FormRow                fields at a readable width
//	NewEditor                   writing at length: OnPause, Flush, words against the advice
//	NewStateMark NewBar Chip    a state by sign, word and colour; states in proportion; a short word
//	NewPicker                   a search over a ranked list, for the keyboard alone; Several
//	NewMeasured                 a quantity against an advised range
//	NewDialog Ask Alert         a window in the window; ShowMenu for a menu
//	NewProgress NewSplit        long work with cancel; two sides with a divider
//	NewToast                    what has just been done, and its undo (the frame owns the one)
//	CopyText                    the clipboard
//
// For the frame of the window: SetTimer and SetTyping (the clock, and whether
// something typed is not handed on), OverlayKey, ScrollPages and KeepFocus (the
// keyboard), Focus, FocusFirst and Reveal.
//
// The usual body of a screen:
//
//	widgets.NewPage(title, sentence,
//		widgets.NewScroll(widgets.Column(theme.Space, card, card)),
//		widgets.NewButton(widgets.Primary, "Ajouter une pièce", icons.Plus, s.add))
//
// A screen that shows a text which may change elsewhere calls SetText each time
// it is shown (the cursor stays) and Load when it shows another thing.
package widgets
