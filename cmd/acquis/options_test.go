package main

import (
	"errors"
	"slices"
	"testing"
)

func TestOptionsMayStandAnywhere(t *testing.T) {
	tests := []struct {
		args  []string
		rest  []string
		title string
		json  bool
		wrong bool
	}{
		{args: []string{"a", "b"}, rest: []string{"a", "b"}},
		{args: []string{"--titre", "T", "a"}, rest: []string{"a"}, title: "T"},
		{args: []string{"a", "--titre", "T", "b"}, rest: []string{"a", "b"}, title: "T"},
		{args: []string{"a", "b", "--titre=T U"}, rest: []string{"a", "b"}, title: "T U"},
		{args: []string{"a", "-t", "T", "--json"}, rest: []string{"a"}, title: "T", json: true},
		{args: []string{"--titre", "-", "-"}, rest: []string{"-"}, title: "-"},
		{args: []string{"--titre", "- tiret"}, title: "- tiret"},
		{args: []string{"--titre", ""}, title: ""},
		{args: []string{"--titre="}, title: ""},
		{args: []string{"a", "--", "--json"}, rest: []string{"a", "--json"}},
		{args: []string{"--titre"}, wrong: true},
		{args: []string{"--titre", "--json"}, wrong: true},
		{args: []string{"--titre", "T", "-t", "U"}, wrong: true},
		{args: []string{"--json=oui"}, wrong: true},
		{args: []string{"--bidule"}, wrong: true},
		{args: []string{"-x"}, wrong: true},
	}
	for _, test := range tests {
		var o options
		title, json := o.String("titre", "t"), o.Bool("json")
		rest, err := o.parse(test.args)
		var m *misuse
		if test.wrong {
			if !errors.As(err, &m) {
				t.Errorf("%q: got %v, want a misuse", test.args, err)
			}
			continue
		}
		if err != nil || !slices.Equal(rest, test.rest) || *title != test.title || *json != test.json {
			t.Errorf("%q: got %q, %q, %v, %v", test.args, rest, *title, *json, err)
		}
	}
}
