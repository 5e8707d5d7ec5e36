//go:build ci

package main

func init() { windowless = true }
