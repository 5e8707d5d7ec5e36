package interchange

import (
	"io"

	"acquis/portfolio"
	"acquis/portfolio/durable"
)

// ReadOutline reads the file of an outline, which a person may have edited. The
// error is a [*portfolio.OutlineError] or that of the system.
func ReadOutline(path string) (*portfolio.Outline, error) {
	f, err := durable.OpenRegular(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, portfolio.MaxOutline+1))
	if err != nil {
		return nil, err
	}
	return portfolio.ReadOutline(data)
}

// WriteOutline writes an outline for people to edit and to hand on. The file
// appears whole or not at all.
func WriteOutline(path string, o *portfolio.Outline) error {
	return durable.WriteFile(nil, path, durable.Options{}, func(w io.Writer) error {
		_, err := w.Write(o.JSON())
		return err
	})
}
