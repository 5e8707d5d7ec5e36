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

// checkDisplay looks for a display before the toolkit does, which would panic
// without one. The error is a French sentence. Whether there is OpenGL too is
// known only by making a window, which takes too long to do it twice; see
// hasWindow.
func checkDisplay() error {
	if runtime.GOOS == "linux" {
		return checkX(os.Getenv("DISPLAY"))
	}
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
