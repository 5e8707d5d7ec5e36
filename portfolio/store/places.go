package store

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"acquis/portfolio"
	"acquis/portfolio/store/boltfile"
)

// dataVariable names a folder to use instead of the system's place for data.
const dataVariable = "ACQUIS_DATA"

// Data is the application's data directory: $ACQUIS_DATA if it is set, else
// %LOCALAPPDATA%\Acquis (never Roaming, which some networks copy about),
// ~/Library/Application Support/Acquis, or $XDG_DATA_HOME/acquis. It may not
// exist yet.
func Data() (string, error) {
	if dir := os.Getenv(dataVariable); dir != "" {
		return filepath.Abs(dir)
	}
	switch runtime.GOOS {
	case "windows":
		if dir := os.Getenv("LOCALAPPDATA"); dir != "" {
			return filepath.Join(dir, "Acquis"), nil
		}
		return inHome("AppData", "Local", "Acquis")
	case "darwin":
		return inHome("Library", "Application Support", "Acquis")
	}
	if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "acquis"), nil
	}
	return inHome(".local", "share", "acquis")
}

func inHome(names ...string) (string, error) {
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("data directory: %w", err)
	}
	return filepath.Join(append([]string{home}, names...)...), nil
}

// Portfolios is the folder within [Data] that holds the portfolios by name.
func Portfolios() (string, error) {
	data, err := Data()
	return filepath.Join(data, "portfolios"), err
}

// Unfinished is the folder within [Data] for what is made to be thrown away,
// and for the notes of what is being made anywhere; see [durable.Remember].
func Unfinished() (string, error) {
	data, err := Data()
	return filepath.Join(data, "en-cours"), err
}

// IsOwn reports whether a folder lies in the application's place for portfolios.
func IsOwn(dir string) bool {
	place, err := Portfolios()
	return err == nil && isWithin(dir, place)
}

// Place is the folder for a portfolio of that name in the data directory.
func Place(name string) (string, error) {
	dir, err := Portfolios()
	return filepath.Join(dir, CleanName(name, "")), err
}

// Resolve finds the folder that a person means by a word: the folder of that
// path if there is one, else the portfolio of that name in the data directory
// if there is one, else the path, where there is nothing yet.
func Resolve(word string) (string, error) {
	path, err := filepath.Abs(word)
	if err != nil {
		return "", fault("resolve", err)
	}
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	if word == filepath.Base(word) && !strings.HasPrefix(word, ".") {
		if dir, err := Portfolios(); err == nil && isFile(filepath.Join(dir, word, databaseName)) {
			return filepath.Join(dir, word), nil
		}
	}
	return path, nil
}

// IsPortfolio reports whether a folder looks like a portfolio, without opening it.
func IsPortfolio(dir string) bool { return isFile(filepath.Join(dir, databaseName)) }

// Summary is what a list of portfolios shows of one.
type Summary struct {
	Dir       string
	ID        portfolio.ID // of the portfolio, "" if it could not be read
	Name      string       // of the folder
	Candidate string       // "Prénom Nom", "" if not said
	Code      string       // of the framework
	Title     string       // likewise, short
	Saved     time.Time    // when the database was last written to, UTC
	Err       error        // why nothing could be read, or nil
}

// List summarises the portfolios in the data directory, the last used first.
// Those that cannot be read are listed with their error.
func List() ([]Summary, error) {
	dir, err := Portfolios()
	if err != nil {
		return nil, err
	}
	entries, err := os.ReadDir(dir)
	if err != nil && !os.IsNotExist(err) {
		return nil, fault("list", err)
	}
	var list []Summary
	for _, entry := range entries {
		if sub := filepath.Join(dir, entry.Name()); IsPortfolio(sub) {
			list = append(list, Summarise(sub))
		}
	}
	slices.SortStableFunc(list, func(a, b Summary) int { return b.Saved.Compare(a.Saved) })
	return list, nil
}

// Twins lists the portfolios with an id that are in the data directory or lie
// beside a folder, which is none of them itself: a copy that is opened goes on
// apart from the one that it was made of.
func Twins(id portfolio.ID, beside string) []Summary {
	places, _ := List() // unreadable: there is none that anybody could open
	siblings, _ := os.ReadDir(filepath.Dir(beside))
	for _, entry := range siblings {
		if sub := filepath.Join(filepath.Dir(beside), entry.Name()); IsPortfolio(sub) {
			places = append(places, Summarise(sub))
		}
	}
	seen := map[string]bool{filepath.Clean(beside): true}
	return slices.DeleteFunc(places, func(s Summary) bool {
		known := seen[s.Dir]
		seen[s.Dir] = true
		return known || s.ID != id
	})
}

// Summarise reads what a list shows of one portfolio: its header and two
// records, wherever it lies and whether or not it is open.
func Summarise(dir string) Summary {
	s := Summary{Dir: dir, Name: filepath.Base(dir)}
	path := filepath.Join(dir, databaseName)
	if info, err := os.Stat(path); err == nil {
		s.Saved = info.ModTime().UTC()
	}
	data, err := boltfile.ReadFile(path)
	if err != nil {
		s.Err = fault("read "+dir, err)
		if os.IsNotExist(err) {
			s.Err = &PlaceError{dir, fmt.Errorf("%w: %w", ErrNotPortfolio, err)}
		}
		return s
	}
	s.Err = s.read(data)
	return s
}

func (s *Summary) read(data []byte) error {
	image, err := boltfile.Parse(data)
	if err != nil {
		return damage(s.Dir, Problem{Code: ProblemDatabase, Place: databaseName, Detail: err.Error()})
	}
	c := &content{image: image}
	if err := c.readHeader(s.Dir); err != nil {
		return err
	}
	s.ID = c.header.Portfolio
	c.readPinned()
	var f struct{ Code, ShortTitle, Title string }
	if json.Unmarshal(c.framework, &f) == nil {
		s.Code, s.Title = f.Code, f.ShortTitle
		if s.Title == "" {
			s.Title = f.Title
		}
	}
	key := recordKey(portfolio.Ref{Kind: portfolio.KindCandidate, ID: portfolio.CandidateID})
	if sealed := image.Get(string(bucketRecords), key); sealed != nil {
		if r, err := openRecord(key, sealed); err == nil {
			s.Candidate = r.(*portfolio.Candidate).Name()
		}
	}
	if grave := c.grave(); len(grave) > 0 {
		return damage(s.Dir, grave...)
	}
	return nil
}
