package pdfium

import "testing"

// The memory of a machine is empty, grows to its end and no further, and is
// empty again for the next one.
func TestMemoryIsEmptyForTheNextOne(t *testing.T) {
	var spaces arenas
	for range 3 {
		m := spaces.allocate(maxMemory)
		for _, size := range []uint64{1 << 16, 1 << 20, 16 << 20} {
			bytes := m.Reallocate(size)
			if uint64(len(bytes)) != size {
				t.Fatalf("%d bytes instead of %d", len(bytes), size)
			}
			if bytes[size-1] != 0 {
				t.Fatal("it is not empty")
			}
			if size > 1<<16 && bytes[0] != 7 {
				t.Fatal("what was in it is gone")
			}
			bytes[0], bytes[size/2] = 7, 9
		}
		m.Free()
		m.Free() // closing twice does nothing
	}
	if on := reserve(1 << 16); on != nil && len(spaces.free) != 1 {
		t.Errorf("%d address spaces for one machine at a time", len(spaces.free))
	}
}
