package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"acquis/cmd/internal/load"
)

// loadPortfolio makes the large portfolio of package load: 5,000 pieces, 20 GB
// of files, 500 situations, 50,000 links.
func (b *bench) loadPortfolio() (string, error) {
	if dir := os.Getenv("ACQUIS_BENCH_LOAD"); dir != "" {
		return dir, nil
	}
	dir := filepath.Join(b.dir, "load")
	made, err := load.Build(context.Background(), dir, load.Full)
	if err != nil {
		return "", err
	}
	fmt.Fprintf(os.Stderr, "bench: load: %d files of %.1f GB, %d MB on the disk\n", made.Files, float64(made.Bytes)/1e9, made.OnDisk/1e6)
	return dir, nil
}
