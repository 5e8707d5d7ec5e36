package explain

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"acquis/portfolio"
	"acquis/portfolio/child"
	"acquis/portfolio/intake"
	"acquis/portfolio/interchange"
	"acquis/portfolio/store"
)

// known are errors as the packages below return them, and the code of each.
var known = map[string]struct {
	err  error
	code string
}{
	"cancelled":           {fmt.Errorf("export: %w", context.Canceled), "cancelled"},
	"no portfolio":        {fmt.Errorf("x: %w", store.ErrNotPortfolio), "not-portfolio"},
	"open elsewhere":      {fmt.Errorf("x: %w", store.ErrInUse), "in-use"},
	"newer portfolio":     {&store.NewerError{Dir: "p", Format: 9, OldestReader: 9}, "newer"},
	"damaged":             {&store.DamageError{Dir: "p", Problems: make([]store.Problem, 1)}, "damaged"},
	"disk full":           {fmt.Errorf("write: %w: %w", store.ErrNoSpace, syscall.ENOSPC), "no-space"},
	"empty file":          {&intake.Refusal{Name: "a.pdf", Err: intake.ErrEmpty}, "empty"},
	"vanished file":       {&intake.Refusal{Name: "a.pdf", Err: intake.ErrVanished}, "vanished"},
	"newer document":      {&interchange.Fault{Err: interchange.ErrNewer}, "newer"},
	"unknown in document": {&interchange.Fault{Err: portfolio.ErrUnknownIndicator, Record: "link 1"}, "unknown-indicator"},
	"framework":           {&portfolio.FrameworkError{Problem: portfolio.FrameworkTwice, Of: "1.1.1"}, "bad-framework"},
	"outline":             {portfolio.ErrOutline, "bad-outline"},
	"unknown indicator":   {fmt.Errorf("%w: 9", portfolio.ErrUnknownIndicator), "unknown-indicator"},
	"sufficiency":         {fmt.Errorf("%w: x", portfolio.ErrSufficiency), "bad-sufficiency"},
	"already linked":      {portfolio.ErrAlreadyLinked, "already-linked"},
	"no passage":          {portfolio.ErrPassage, "no-passage"},
	"passage gone":        {portfolio.ErrPassageGone, "passage-gone"},
	"child out of time":   {&child.Failure{Err: child.ErrTimeout}, "timeout"},
	"child out of memory": {&child.Failure{Err: child.ErrMemory}, "too-large"},
	"child crashed":       {&child.Failure{Err: child.ErrCrashed}, "damaged"},
	"no such file":        {&fs.PathError{Op: "open", Path: "/a/b.pdf", Err: syscall.ENOENT}, "not-found"},
	"no permission":       {&fs.PathError{Op: "open", Path: "/a/b.pdf", Err: syscall.EACCES}, "no-permission"},
	"a folder":            {&fs.PathError{Op: "read", Path: "/a/b.pdf", Err: syscall.EISDIR}, "error"},
}

func TestEveryErrorHasASentenceAndACode(t *testing.T) {
	for name, k := range known {
		e := Error(k.err)
		if e.Code != k.code {
			t.Errorf("%s: code %q, want %q", name, e.Code, k.code)
		}
		if len(e.Sentence) < 20 || strings.Contains(e.Sentence, "imprévu") || strings.Contains(e.Sentence, "%!") {
			t.Errorf("%s: says %q", name, e.Sentence)
		}
	}
}

func TestAnErrorThatNobodyKnowsIsQuoted(t *testing.T) {
	e := Error(errors.New("the moon is down"))
	if e.Code != "error" || !strings.Contains(e.Sentence, "the moon is down") {
		t.Errorf("got %+v", e)
	}
}

func TestAboutNamesTheThingOnce(t *testing.T) {
	fault := &interchange.Fault{Err: interchange.ErrNotPortfolio}
	if s := Error(About("/home/x/sortie.json", fault)).Sentence; !strings.HasPrefix(s, "«\u202fsortie.json\u202f»\u202f: ") {
		t.Errorf("got %q", s)
	}
	named := &intake.Refusal{Name: "a.pdf", Err: intake.ErrEmpty}
	if s := Error(About("/home/x/a.pdf", named)).Sentence; strings.Count(s, "a.pdf") != 1 {
		t.Errorf("got %q", s)
	}
	if About("x", nil) != nil {
		t.Error("nothing is about something")
	}
}

// What is being written has a name that nobody knows.
func TestATemporaryNameIsNotShown(t *testing.T) {
	path := filepath.Join("home", "Bureau", ".acquis-123.tmp")
	s := Error(&fs.PathError{Op: "open", Path: path, Err: os.ErrPermission}).Sentence
	if !strings.Contains(s, "Bureau") || strings.Contains(s, "acquis-") {
		t.Errorf("got %q", s)
	}
}
