// Package release says which version of Acquis this is. FyneApp.toml and
// CHANGELOG.md say the same; a test of cmd/acquis compares them.
package release

// Version is the version of this program, by the rules of semver.org.
const Version = "0.1.0"
