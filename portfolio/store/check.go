package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"go.etcd.io/bbolt"

	"acquis/portfolio/child"
	"acquis/portfolio/durable"
)

// jobCheck is the name of the job in which bbolt looks at a copy itself.
const jobCheck = "store-check"

// Limits of the check: a database of hundreds of megabytes stays far below.
var checkLimits = child.Limits{Memory: 1 << 30, Time: 2 * time.Minute}

// Register makes the store's job known to package child. The program calls it
// before child.Main; a program that does neither verifies all the same, but
// for bbolt's own opinion.
func Register() { child.Register(jobCheck, runCheck) }

// runCheck opens a database with bbolt and drains its check. It runs in a
// child: should the structure be such that bbolt runs round in circles or
// touches memory that is not there, only the child dies of it.
func runCheck(ctx context.Context, request json.RawMessage) (any, error) {
	var path string
	if err := json.Unmarshal(request, &path); err != nil {
		return nil, err
	}
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{ReadOnly: true, Timeout: time.Second, PreLoadFreelist: true})
	if err != nil {
		return nil, err
	}
	defer db.Close() //nolint:errcheck // read only
	found := []string{}
	err = db.View(func(tx *bbolt.Tx) error {
		for fault := range tx.Check() { // to its end: it holds the transaction
			if len(found) < maxFound && ctx.Err() == nil {
				found = append(found, fault.Error())
			}
		}
		return ctx.Err()
	})
	return found, err
}

// maxFound is how many faults of bbolt's are worth telling.
const maxFound = 100

// secondOpinion has bbolt check a copy of what was read; false if it could not
// be asked.
func secondOpinion(ctx context.Context, data []byte) (problems []Problem, asked bool) {
	found, err := boltCheck(ctx, data)
	switch {
	case ctx.Err() != nil || errors.Is(err, child.ErrNotReady) || errors.Is(err, child.ErrUnknownJob) || errors.Is(err, child.ErrStart):
		return nil, false
	case err != nil:
		found = append(found, fmt.Sprintf("bbolt: %v", err))
	}
	for _, detail := range found {
		problems = append(problems, Problem{Code: ProblemDatabase, Place: databaseName, Detail: detail})
	}
	return problems, true
}

func boltCheck(ctx context.Context, data []byte) ([]string, error) {
	dir, err := durable.Private()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", child.ErrStart, err)
	}
	defer os.RemoveAll(dir) //nolint:errcheck // swept at the next start
	path := filepath.Join(dir, databaseName)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		return nil, fmt.Errorf("%w: %w", child.ErrStart, err)
	}
	var found []string
	err = child.Run(ctx, jobCheck, path, &found, checkLimits)
	return found, err
}
