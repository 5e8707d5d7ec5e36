package pdfium

import "sync"

// The memory of a machine is some twenty megabytes at the least, and it lives
// for one document. Taken from Go's heap, thousands of documents read one after
// the other are so much garbage, and the window pays for its collection. So it
// is asked from the system, where that is known how to, and given back when the
// machine is closed; the addresses are used again for the next one, and never
// given up: whatever may still run there finds zeros, and no fault.

// arenas are address spaces for machines, each of maxMemory bytes.
type arenas struct {
	mu   sync.Mutex
	free [][]byte
}

// linearMemory is the memory of a machine, as the runtime wants it.
type linearMemory interface {
	// Reallocate makes it so many bytes long, and returns nil if it cannot.
	Reallocate(size uint64) []byte
	Free()
}

// allocate makes memory that may grow to a size; it falls back on Go's heap.
func (a *arenas) allocate(most uint64) linearMemory {
	a.mu.Lock()
	defer a.mu.Unlock()
	if n := len(a.free); n > 0 && most <= maxMemory {
		space := a.free[n-1]
		a.free = a.free[:n-1]
		return &arena{a, space}
	}
	if most <= maxMemory {
		if space := reserve(maxMemory); space != nil {
			return &arena{a, space}
		}
	}
	return new(heapMemory)
}

// arena is the memory of one machine.
type arena struct {
	of    *arenas
	space []byte
}

// Reallocate implements linearMemory.
func (m *arena) Reallocate(size uint64) []byte {
	if size > uint64(len(m.space)) {
		return nil
	}
	return m.space[:size:size]
}

// Free implements linearMemory.
func (m *arena) Free() {
	if m.space == nil {
		return
	}
	giveBack(m.space)
	m.of.mu.Lock()
	defer m.of.mu.Unlock()
	m.of.free = append(m.of.free, m.space)
	m.space = nil
}

// heapMemory is memory of Go's heap.
type heapMemory struct{ bytes []byte }

// Reallocate implements linearMemory.
func (m *heapMemory) Reallocate(size uint64) []byte {
	if size > uint64(cap(m.bytes)) {
		grown := make([]byte, size)
		copy(grown, m.bytes)
		m.bytes = grown
	}
	m.bytes = m.bytes[:size]
	return m.bytes
}

// Free implements linearMemory.
func (m *heapMemory) Free() { m.bytes = nil }
