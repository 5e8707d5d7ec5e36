package interchange

import (
	"encoding/hex"
	"slices"
	"strings"
	"unicode"

	"acquis/portfolio"
)

// maxID is the longest id that is read, in bytes; one of ours has 36.
const maxID = 128

// checkRecord refuses what a record type lets through and no program of ours
// writes: values outside their lists, ids and hashes that are none. What a
// record refers to is checked where the state is put together.
func checkRecord(r portfolio.Record, where string) error {
	field := badField(r)
	if field == "" && !goodID(r.Ref().ID) {
		field = "id"
	}
	if field != "" {
		return &Fault{Err: ErrValue, Record: where, Detail: field}
	}
	return nil
}

// badField names the first field with an impossible value, "" if there is none.
func badField(r portfolio.Record) string {
	switch r := r.(type) {
	case *portfolio.BlockChoice:
		return unless(oneOf(r.Status, portfolio.BlockStatuses()), "status")
	case *portfolio.SelfAssessment:
		return unless(r.Answer == "" || oneOf(r.Answer, portfolio.Answers()), "answer")
	case *portfolio.Feasibility:
		return unless(r.Answer == "" || oneOf(r.Answer, portfolio.ExercisedAnswers()), "answer")
	case *portfolio.Experience:
		return unless(r.Status == "" || oneOf(r.Status, portfolio.Statuses()), "status")
	case *portfolio.Piece:
		return badPiece(r)
	}
	return ""
}

func badPiece(p *portfolio.Piece) string {
	genres := []portfolio.Genre{portfolio.GenreFile, portfolio.GenrePhoto, portfolio.GenreURL}
	switch {
	case !oneOf(p.Genre, genres):
		return "genre"
	case p.Confidentiality != "" && !oneOf(p.Confidentiality, portfolio.Confidentialities()):
		return "confidentiality"
	}
	for _, f := range p.Files() {
		switch {
		case !goodHash(f.SHA256):
			return "sha256"
		case f.Size < 0:
			return "size"
		case f.Pages < 0 || f.Width < 0 || f.Height < 0:
			return "pages"
		}
	}
	return ""
}

func oneOf[T comparable](v T, list []T) bool { return slices.Contains(list, v) }

func unless(good bool, field string) string {
	if good {
		return ""
	}
	return field
}

func goodID(id portfolio.ID) bool {
	return id != "" && len(id) <= maxID && strings.IndexFunc(string(id), func(r rune) bool {
		return unicode.IsControl(r) || r == unicode.ReplacementChar
	}) < 0
}

// goodHash reports whether s is a SHA-256 in lower-case hexadecimal.
func goodHash(s string) bool {
	_, err := hex.DecodeString(s)
	return len(s) == 64 && err == nil && strings.ToLower(s) == s
}
