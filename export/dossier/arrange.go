package dossier

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"acquis/assets/text"
	"acquis/export/annex"
	"acquis/export/deposit"
)

// arrangement is what is known before a dossier is laid out: what its annexes
// take, in which files they go, and what had to be done for that.
type arrangement struct {
	profile *deposit.Profile
	all     []*attachment
	items   []deposit.Item // one for each of them
	apart   bool           // annexes in files of their own
	files   []deposit.File // these; within, only what goes as it is
	said    []string       // what was done
	unfit   []Finding      // what the place will not accept

	overflow bool // they are apart because the whole would be too large
	shrunk   int  // annexes whose images were made smaller than print needs
}

// spareMain is what the candidate's own part of a dossier may take when its
// annexes are within.
const spareMain = 6_000_000

// arrange inspects the annexes, see inspect, and makes them fit the profile.
func arrange(ctx context.Context, keep string, made *built, files FileSource, o Options, progress func(Progress)) (*arrangement, error) {
	a := &arrangement{profile: o.profile(), apart: o.apart()}
	if !made.annexed {
		a.apart = false
		return a, nil
	}
	a.all = attachments(made, files)
	if err := inspect(ctx, keep, a.all, a.shrink(0), progress); err != nil {
		return nil, err
	}
	a.measure()
	if limit := a.profile.Main.MaxBytes; !a.apart && limit > 0 && deposit.Weight(a.within()) > limit-spareMain {
		a.apart, a.overflow = true, true
	}
	if len(a.all) == 0 {
		a.apart = false
	}
	a.group()
	for step := 1; step < len(a.profile.Images) && a.apart; step++ {
		heavy := a.heavy(step)
		if len(heavy) == 0 {
			break
		}
		if err := inspect(ctx, keep, heavy, a.shrink(step), progress); err != nil {
			return nil, err
		}
		for _, one := range heavy {
			one.step = step
		}
		a.measure()
		a.group()
	}
	a.report()
	return a, nil
}

// shrink is one step of making images smaller.
func (a *arrangement) shrink(step int) annex.Shrink {
	s := a.profile.Images[step]
	return annex.Shrink{DPI: s.DPI, Quality: s.Quality, Within: step > 0}
}

// measure makes the items to arrange of what was inspected.
func (a *arrangement) measure() {
	a.items = a.items[:0]
	for _, one := range a.all {
		item := deposit.Item{Number: one.source.Number, Title: one.source.Title, Pages: one.info.Pages, Bytes: one.info.Bytes}
		if a.goesAsItIs(one) {
			item.AsIs, item.Pages, item.Bytes = true, 0, one.entry.file.Size
			item.Ending = endings[one.source.Media]
			one.info = annex.Info{Pages: 1, Problem: annex.ErrTooLarge}
		}
		a.items = append(a.items, item)
	}
}

// goesAsItIs tells whether a file is too large to be read, or to be in a file
// with others where nobody refuses it.
func (a *arrangement) goesAsItIs(one *attachment) bool {
	p, large := a.profile, errors.Is(one.info.Problem, annex.ErrTooLarge)
	if p.Name == "" && p.Files.MaxBytes > 0 {
		large = large || one.info.Problem == nil && one.info.Bytes > p.Files.MaxBytes
	}
	return large && one.source.Path != "" && p.Accepts(one.source.Media)
}

// endings of the names of files that can go as they are.
var endings = map[string]string{annex.PDF: ".pdf", annex.JPEG: ".jpg", annex.PNG: ".png"}

// within lists the items whose pages can be in the dossier.
func (a *arrangement) within() []deposit.Item {
	var in []deposit.Item
	for _, item := range a.items {
		if !item.AsIs {
			in = append(in, item)
		}
	}
	return in
}

// group puts the annexes in files: each in its own where the place takes so
// many, together otherwise.
func (a *arrangement) group() {
	p := a.profile
	if !a.apart {
		a.files = a.files[:0]
		for _, f := range deposit.One(a.items) {
			if f.AsIs {
				a.files = append(a.files, f)
			}
		}
		return
	}
	a.files = deposit.One(a.items)
	if a.overflow || p.TooMany(a.files) {
		a.files = p.Group(a.items)
	}
}

// heavy lists the annexes whose images should be made smaller: those that are
// too large for a file, or all when the files are too many.
func (a *arrangement) heavy(step int) []*attachment {
	p := a.profile
	chosen := map[int]bool{}
	for _, f := range p.TooLarge(a.files) {
		for _, i := range f.Items {
			chosen[i] = true
		}
	}
	if p.TooMany(a.files) {
		for i := range a.items {
			chosen[i] = true
		}
	}
	var heavy []*attachment
	for i, one := range a.all {
		if chosen[i] && one.step < step && one.info.Images > 0 && !a.items[i].AsIs {
			heavy = append(heavy, one)
		}
	}
	return heavy
}

// report says what was done, and what the place will not accept.
func (a *arrangement) report() {
	p, limit := a.profile, a.profile.Files.MaxBytes
	smallest := 0
	for _, one := range a.all {
		if one.source.Shrink.Within {
			a.shrunk++
			smallest = max(smallest, one.step)
		}
	}
	switch {
	case a.overflow:
		a.said = append(a.said, text.DepositOverflow(p.Main.MaxBytes, len(a.files)))
	case a.apart && len(a.files) < len(a.all):
		a.said = append(a.said, text.DepositGrouped(len(a.all), len(a.files)))
	case a.apart:
		a.said = append(a.said, text.DepositOne())
	}
	if a.shrunk > 0 {
		a.said = append(a.said, text.DepositShrunk(a.shrunk, p.Images[smallest].DPI, limit))
	}
	for _, f := range a.files {
		if f.AsIs {
			one := a.all[f.Items[0]]
			a.said = append(a.said, text.DepositAsIs(one.source.Number, text.Unquoted(one.source.Title), f.Bytes, f.Name))
		}
	}
	if p.Name == "" { // nobody refuses anything
		return
	}
	for _, f := range p.TooLarge(a.files) {
		one := a.all[f.Items[0]]
		a.unfit = append(a.unfit, Finding{Warning, text.UnfitAnnex(text.Unquoted(one.source.Title), one.source.Number, f.Bytes,
			one.source.Shrink.Within, p.Name, limit), one.ref()})
	}
	if p.TooMany(a.files) {
		a.unfit = append(a.unfit, Finding{Warning, text.UnfitFiles(len(a.files), p.Name, p.Files.Max), choices})
	}
}

// filed is where an annex is when it is in a file apart.
type filed struct {
	file int
	page int    // at which it begins, 0 if it is there by itself
	name string // of the file
}

// places says in which file each annex is, by its number; nil while annexes are
// within.
func (a *arrangement) places() map[int]filed {
	if !a.apart {
		return nil
	}
	places := map[int]filed{}
	for _, f := range a.files {
		page := 1
		for _, i := range f.Items {
			at := filed{f.Number, page, f.Name}
			if len(f.Items) == 1 {
				at.page = 0
			}
			places[a.items[i].Number] = at
			page += a.items[i].Pages
		}
	}
	return places
}

// handed names the file of an annex that goes as it is; "" for other annexes.
func (a *arrangement) handed(number int) string {
	for _, f := range a.files {
		if f.AsIs && a.items[f.Items[0]].Number == number {
			return f.Name
		}
	}
	return ""
}

// sameName tells whether two names are one to a file system that does not
// tell capitals.
func sameName(a, b string) bool { return strings.EqualFold(filepath.Base(a), filepath.Base(b)) }
