package deposit

import (
	"cmp"
	"slices"
)

// Item is an annex to arrange.
type Item struct {
	Number int    // of the annex
	Title  string //
	Pages  int    // that it takes in a file; 0 where the file goes as it is
	Bytes  int64  // that these take
	AsIs   bool   // the file goes as it is, by itself
	Ending string // of the name of a file that goes as it is, with its dot
}

// File is one file of annexes.
type File struct {
	Number int    // from 1
	Name   string // without a folder
	Items  []int  // indexes of the annexes in it, in order
	Bytes  int64  // that it takes, about and rather more
	AsIs   bool   // a copy of what was added
}

// What a file takes beside its annexes (its fonts, its tables), what an annex
// takes beside its pages (its title line), and what a page takes (its stamp), at
// most, in bytes.
const (
	fileBytes = 48_000
	itemBytes = 3_000
	pageBytes = 300
)

// weight is what an annex takes in a file.
func (i Item) weight() int64 {
	if i.AsIs {
		return i.Bytes
	}
	return i.Bytes + itemBytes + pageBytes*int64(i.Pages)
}

// Weight is what annexes take in one file, about and rather more.
func Weight(items []Item) int64 {
	sum := int64(fileBytes)
	for _, i := range items {
		sum += i.weight()
	}
	return sum
}

// One gives each annex a file of its own, which has the number of the annex.
func One(items []Item) []File {
	files := make([]File, len(items))
	for i, item := range items {
		files[i] = File{Number: item.Number, Items: []int{i}, Bytes: Weight(items[i : i+1]), AsIs: item.AsIs}
		files[i].Name = singleName("", item, highest(items))
	}
	return files
}

// Group puts annexes together in files, as few as their order allows. Where
// these are more than the place accepts, annexes are put together out of order
// if that helps.
func (p *Profile) Group(items []Item) []File {
	groups := p.inOrder(items)
	if p.Files.Max > 0 && len(groups) > p.Files.Max {
		if packed := p.packed(items); len(packed) < len(groups) {
			groups = packed
		}
	}
	files := make([]File, len(groups))
	for n, group := range groups {
		f := File{Number: n + 1, Items: group, AsIs: items[group[0]].AsIs}
		var inside []Item
		for _, i := range group {
			inside = append(inside, items[i])
		}
		f.Bytes = Weight(inside)
		row := group[len(group)-1]-group[0] == len(group)-1
		f.Name = groupName(f.Number, inside, row, highest(items))
		files[n] = f
	}
	return files
}

// fits tells whether one more annex has room beside some bytes.
func (p *Profile) fits(bytes int64, item Item) bool {
	return p.Files.MaxBytes == 0 || bytes+item.weight() <= p.Files.MaxBytes
}

// inOrder fills one file after the other.
func (p *Profile) inOrder(items []Item) [][]int {
	var groups [][]int
	bytes, open := int64(0), false
	for i, item := range items {
		if !open || item.AsIs || !p.fits(bytes, item) {
			groups, bytes = append(groups, nil), fileBytes
		}
		last := len(groups) - 1
		groups[last] = append(groups[last], i)
		bytes += item.weight()
		open = !item.AsIs
	}
	return groups
}

// packed puts the largest annexes first, each into the first file with room.
func (p *Profile) packed(items []Item) [][]int {
	order := make([]int, len(items))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(items[b].weight(), items[a].weight()) })
	var groups [][]int
	var bytes []int64
	for _, i := range order {
		at := slices.IndexFunc(bytes, func(b int64) bool { return b > 0 && p.fits(b, items[i]) })
		switch {
		case items[i].AsIs:
			groups, bytes = append(groups, []int{i}), append(bytes, 0)
			continue
		case at < 0:
			groups, bytes = append(groups, nil), append(bytes, fileBytes)
			at = len(groups) - 1
		}
		groups[at] = append(groups[at], i)
		bytes[at] += items[i].weight()
	}
	for _, g := range groups {
		slices.Sort(g)
	}
	slices.SortFunc(groups, func(a, b []int) int { return cmp.Compare(a[0], b[0]) })
	return groups
}

func highest(items []Item) int {
	n := 0
	for _, i := range items {
		n = max(n, i.Number)
	}
	return n
}

// TooMany tells whether files are more than the place accepts.
func (p *Profile) TooMany(files []File) bool { return p.Files.Max > 0 && len(files) > p.Files.Max }

// TooLarge lists the files that are larger than the place accepts.
func (p *Profile) TooLarge(files []File) []File {
	var out []File
	for _, f := range files {
		if p.Files.MaxBytes > 0 && f.Bytes > p.Files.MaxBytes {
			out = append(out, f)
		}
	}
	return out
}
