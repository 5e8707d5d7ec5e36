//go:build !linux

package main

import "errors"

func dropFromCache(string) error { return errors.New("measured on Linux only") }
