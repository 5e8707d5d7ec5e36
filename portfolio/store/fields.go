package store

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"sync"

	"acquis/portfolio"
)

// field is one field of a type of record, by its name in JSON.
type field struct {
	name     string
	index    int
	optional bool // left out of the JSON when it is empty
}

var fieldLists sync.Map // reflect.Type → []field

// fieldsOf lists the fields of a record's struct. Comparing fields rather than
// JSON texts makes an entry cost what has changed, not what the record holds.
func fieldsOf(t reflect.Type) []field {
	if known, ok := fieldLists.Load(t); ok {
		return known.([]field)
	}
	var list []field
	for i := range t.NumField() {
		name, options, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		if name == "-" || !t.Field(i).IsExported() {
			continue
		}
		if name == "" {
			name = t.Field(i).Name
		}
		list = append(list, field{name, i, strings.Contains(options, "omit")})
	}
	fieldLists.Store(t, list)
	return list
}

// valueOf is the struct of a record.
func valueOf(r portfolio.Record) reflect.Value { return reflect.ValueOf(r).Elem() }

// copyOf is a shallow copy of a record.
func copyOf(r portfolio.Record) portfolio.Record {
	v := reflect.New(reflect.TypeOf(r).Elem())
	v.Elem().Set(valueOf(r))
	return v.Interface().(portfolio.Record)
}

// fieldNamed finds a field of a record.
func fieldNamed(r portfolio.Record, name string) (field, reflect.Value, error) {
	v := valueOf(r)
	for _, f := range fieldsOf(v.Type()) {
		if f.name == name {
			return f, v.Field(f.index), nil
		}
	}
	return field{}, reflect.Value{}, fmt.Errorf("%w: %s has no field %q", ErrJournal, r.Ref().Kind, name)
}

// rawField is the JSON of a field, nil where it is left out.
func rawField(f field, v reflect.Value) (json.RawMessage, error) {
	if f.optional && (v.IsZero() || (v.Kind() == reflect.Slice || v.Kind() == reflect.Map) && v.Len() == 0) {
		return nil, nil
	}
	return encode(v.Interface())
}
