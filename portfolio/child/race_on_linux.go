//go:build race

package child

// raceDetector multiplies the memory of a process beyond what a limit by the
// kernel could allow for.
const raceDetector = true
