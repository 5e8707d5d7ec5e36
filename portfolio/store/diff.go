package store

import (
	"bytes"
	"reflect"
	"unicode/utf8"

	"acquis/portfolio"
)

// opsOf turns the changes of an edit into operations. A change that changed
// nothing gives none.
func opsOf(changes []portfolio.Change) ([]Op, error) {
	var ops []Op
	for _, c := range changes {
		more, err := opsOfOne(c)
		if err != nil {
			return nil, err
		}
		ops = append(ops, more...)
	}
	return ops, nil
}

func opsOfOne(c portfolio.Change) ([]Op, error) {
	switch {
	case c.Before == nil:
		raw, err := encode(c.After)
		return []Op{{Op: OpAdd, Ref: c.Ref, New: raw}}, err
	case c.After == nil:
		raw, err := encode(c.Before)
		return []Op{{Op: OpRemove, Ref: c.Ref, Old: raw}}, err
	case c.Before == c.After:
		return nil, nil
	}
	var ops []Op
	before, after := valueOf(c.Before), valueOf(c.After)
	for _, f := range fieldsOf(before.Type()) {
		op, changed, err := fieldOp(c.Ref, f, before.Field(f.index), after.Field(f.index))
		if err != nil {
			return nil, err
		}
		if changed {
			ops = append(ops, op)
		}
	}
	return ops, nil
}

// spliceFrom is the length, in bytes of both texts together, from which on a
// changed text is kept as a splice. Below it the two values are shorter.
const spliceFrom = 64

// fieldOp compares one field.
func fieldOp(ref portfolio.Ref, f field, before, after reflect.Value) (Op, bool, error) {
	if before.Comparable() && before.Equal(after) {
		return Op{}, false, nil
	}
	op := Op{Op: OpSet, Ref: ref, Field: f.name}
	if f.name == "rank" {
		op.Op = OpMove
	} else if before.Kind() == reflect.String && before.Len()+after.Len() >= spliceFrom {
		op.Op = OpSplice
		op.At, op.Cut, op.Put = splice(before.String(), after.String())
		return op, true, nil
	}
	var err error
	if op.Old, err = rawField(f, before); err != nil {
		return op, false, err
	}
	if op.New, err = rawField(f, after); err != nil {
		return op, false, err
	}
	return op, !bytes.Equal(op.Old, op.New), nil
}

// splice finds the one stretch in which two texts differ: at rune at, cut was
// replaced by put. What they have in common before and behind is trimmed, at
// whole runes.
func splice(before, after string) (at int, cut, put string) {
	start := commonPrefix(before, after)
	at = utf8.RuneCountInString(before[:start])
	before, after = before[start:], after[start:]
	end := commonSuffix(before, after)
	return at, before[:len(before)-end], after[:len(after)-end]
}

// stride is how many bytes are compared at once while long texts are alike.
const stride = 64

// commonPrefix is the length in bytes of the runes that both texts begin with.
func commonPrefix(a, b string) int {
	n, short := 0, min(len(a), len(b))
	for n+stride <= short && a[n:n+stride] == b[n:n+stride] {
		n += stride
	}
	for n < short && a[n] == b[n] {
		n++
	}
	for n > 0 && (n < len(a) && !utf8.RuneStart(a[n]) || n < len(b) && !utf8.RuneStart(b[n])) {
		n--
	}
	return n
}

// commonSuffix is the length in bytes of the runes that both texts end with.
func commonSuffix(a, b string) int {
	n, short := 0, min(len(a), len(b))
	for n+stride <= short && a[len(a)-n-stride:len(a)-n] == b[len(b)-n-stride:len(b)-n] {
		n += stride
	}
	for n < short && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	for n > 0 && !utf8.RuneStart(a[len(a)-n]) {
		n--
	}
	return n
}
