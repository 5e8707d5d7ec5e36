//go:build !ci

package ui

import (
	"fmt"
	"net"
	"os"
	"runtime"
	"strconv"
	"strings"

	"github.com/go-gl/glfw/v3.3/glfw"

	"acquis/assets/text"
)

// checkDisplay looks for what a window needs before the toolkit does, which
// would panic without it. The error is a French sentence.
func checkDisplay() (err error) {
	if runtime.GOOS == "linux" {
		if err := checkX(os.Getenv("DISPLAY")); err != nil {
			return err
		}
	}
	defer func() {
		if r := recover(); r != nil {
			err = &NoWindowError{text.NoOpenGL}
		}
	}()
	if err := glfw.Init(); err != nil {
		return &NoWindowError{text.NoOpenGL}
	}
	// The same wishes as the toolkit's: OpenGL 2.1. The window is never shown.
	glfw.WindowHint(glfw.Visible, glfw.False)
	glfw.WindowHint(glfw.ContextVersionMajor, 2)
	glfw.WindowHint(glfw.ContextVersionMinor, 1)
	w, err := glfw.CreateWindow(16, 16, "", nil, nil)
	if err != nil {
		return &NoWindowError{text.NoOpenGL}
	}
	w.Destroy()
	glfw.DefaultWindowHints()
	return nil
}

// checkX looks whether somebody answers at an X display such as ":0",
// "unix:1.0" or "host:10".
func checkX(display string) error {
	if display == "" {
		return &NoWindowError{text.NoDisplay}
	}
	host, number, ok := strings.Cut(display, ":")
	if !ok || strings.HasPrefix(display, "/") {
		return nil // a form we do not know: let the toolkit try
	}
	number, _, _ = strings.Cut(number, ".")
	var conn net.Conn
	var err error
	if host == "" || host == "unix" {
		if conn, err = net.Dial("unix", "@/tmp/.X11-unix/X"+number); err != nil {
			conn, err = net.Dial("unix", "/tmp/.X11-unix/X"+number)
		}
	} else {
		port := 0
		if _, err := fmt.Sscan(number, &port); err != nil {
			return nil
		}
		conn, err = net.Dial("tcp", net.JoinHostPort(host, strconv.Itoa(6000+port)))
	}
	if err != nil {
		return &NoWindowError{text.NoDisplayHere}
	}
	conn.Close() //nolint:errcheck // nothing was said
	return nil
}

// workArea is the room for windows on the first screen, in pixels; zero where
// it is not known.
func workArea() (width, height int) {
	m := glfw.GetPrimaryMonitor()
	if m == nil {
		return 0, 0
	}
	_, _, width, height = m.GetWorkarea()
	return width, height
}
