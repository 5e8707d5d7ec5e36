package native

import (
	"context"
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"unicode/utf16"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	comdlg32         = windows.NewLazySystemDLL("comdlg32.dll")
	getOpenFileName  = comdlg32.NewProc("GetOpenFileNameW")
	getSaveFileName  = comdlg32.NewProc("GetSaveFileNameW")
	extendedError    = comdlg32.NewProc("CommDlgExtendedError")
	shell32          = windows.NewLazySystemDLL("shell32.dll")
	browseForFolder  = shell32.NewProc("SHBrowseForFolderW")
	pathFromIDList   = shell32.NewProc("SHGetPathFromIDListEx")
	ole32            = windows.NewLazySystemDLL("ole32.dll")
	coInitializeEx   = ole32.NewProc("CoInitializeEx")
	coUninitialize   = ole32.NewProc("CoUninitialize")
	coTaskMemFree    = ole32.NewProc("CoTaskMemFree")
	user32           = windows.NewLazySystemDLL("user32.dll")
	foregroundWindow = user32.NewProc("GetForegroundWindow")
)

// openFileName is OPENFILENAMEW.
type openFileName struct {
	structSize      uint32
	owner           windows.HWND
	instance        windows.Handle
	filter          *uint16
	customFilter    *uint16
	maxCustomFilter uint32
	filterIndex     uint32
	file            *uint16
	maxFile         uint32
	fileTitle       *uint16
	maxFileTitle    uint32
	initialDir      *uint16
	title           *uint16
	flags           uint32
	fileOffset      uint16
	fileExtension   uint16
	defExt          *uint16
	custData        uintptr
	hook            uintptr
	templateName    *uint16
	reserved1       unsafe.Pointer
	reserved2       uint32
	flagsEx         uint32
}

// Flags of OPENFILENAMEW.
const (
	allowMultiselect = 0x200
	explorer         = 0x80000
	fileMustExist    = 0x1000
	hideReadOnly     = 0x4
	noChangeDir      = 0x8
	overwritePrompt  = 0x2
	pathMustExist    = 0x800
)

func openFiles(_ context.Context, title string, filters []Filter, several bool) ([]string, error) {
	flags := uint32(explorer | fileMustExist | hideReadOnly | noChangeDir | pathMustExist)
	if several {
		flags |= allowMultiselect
	}
	buffer := make([]uint16, 1<<16) // several hundred names
	if err := dialog(getOpenFileName, title, filters, flags, buffer, ""); err != nil {
		return nil, err
	}
	return chosen(buffer), nil
}

func saveFile(_ context.Context, title, name string, filter Filter) (string, error) {
	buffer := make([]uint16, 1<<12)
	copy(buffer[:len(buffer)-1], utf16.Encode([]rune(name)))
	extension := ""
	if len(filter.Extensions) > 0 {
		extension = strings.TrimPrefix(filter.Extensions[0], ".")
	}
	flags := uint32(explorer | hideReadOnly | noChangeDir | overwritePrompt | pathMustExist)
	if err := dialog(getSaveFileName, title, []Filter{filter}, flags, buffer, extension); err != nil {
		return "", err
	}
	return windows.UTF16ToString(buffer), nil
}

// dialog shows a file dialog over the window in front. The buffer holds the
// proposed name and takes the answer.
func dialog(proc *windows.LazyProc, title string, filters []Filter, flags uint32, buffer []uint16, extension string) error {
	runtime.LockOSThread() // COM, which the dialog uses, is bound to a thread
	defer runtime.UnlockOSThread()
	coInitializeEx.Call(0, 2) //nolint:errcheck // apartment threaded; already initialised is fine
	defer coUninitialize.Call()

	if err := proc.Find(); err != nil {
		return fmt.Errorf("%w: %w", ErrUnavailable, err)
	}
	titleText, err := windows.UTF16PtrFromString(title)
	if err != nil {
		return err
	}
	list := filterList(filters)
	ofn := openFileName{owner: windows.HWND(front()), filter: &list[0], filterIndex: 1,
		file: &buffer[0], maxFile: uint32(len(buffer)), title: titleText, flags: flags}
	ofn.structSize = uint32(unsafe.Sizeof(ofn))
	if extension != "" {
		if ofn.defExt, err = windows.UTF16PtrFromString(extension); err != nil {
			return err
		}
	}
	ok, _, _ := proc.Call(uintptr(unsafe.Pointer(&ofn)))
	runtime.KeepAlive(list)
	if ok != 0 {
		return nil
	}
	if code, _, _ := extendedError.Call(); code != 0 {
		return fmt.Errorf("%w: common dialog error %#x", ErrUnavailable, code)
	}
	return ErrCancelled
}

// filterList is the list of filters as Windows wants it: names and patterns,
// each ended by a zero, and one zero more.
func filterList(filters []Filter) []uint16 {
	var list []uint16
	add := func(s string) { list = append(append(list, utf16.Encode([]rune(s))...), 0) }
	for _, f := range filters {
		patterns := make([]string, len(f.Extensions))
		for i, e := range f.Extensions {
			patterns[i] = "*" + e
		}
		if len(patterns) == 0 {
			patterns = []string{"*.*"}
		}
		add(f.Name)
		add(strings.Join(patterns, ";"))
	}
	if len(list) == 0 {
		list = append(list, 0)
	}
	return append(list, 0)
}

// chosen reads the answer: one whole path, or a folder and names in it.
func chosen(buffer []uint16) []string {
	var parts []string
	start := 0
	for i, c := range buffer {
		if c != 0 {
			continue
		}
		if i == start {
			break
		}
		parts = append(parts, windows.UTF16ToString(buffer[start:i]))
		start = i + 1
	}
	if len(parts) < 2 {
		return parts
	}
	paths := make([]string, len(parts)-1)
	for i, name := range parts[1:] {
		paths[i] = filepath.Join(parts[0], name)
	}
	return paths
}

// browseInfo is BROWSEINFOW.
type browseInfo struct {
	owner       windows.HWND
	root        uintptr
	displayName *uint16
	title       *uint16
	flags       uint32
	callback    uintptr
	param       uintptr
	image       int32
}

func chooseFolder(_ context.Context, title string) (string, error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	coInitializeEx.Call(0, 2) //nolint:errcheck // apartment threaded; already initialised is fine
	defer coUninitialize.Call()

	if err := browseForFolder.Find(); err != nil {
		return "", fmt.Errorf("%w: %w", ErrUnavailable, err)
	}
	titleText, err := windows.UTF16PtrFromString(title)
	if err != nil {
		return "", err
	}
	const newStyle, onlyFileSystem = 0x40, 0x1
	name := make([]uint16, windows.MAX_PATH)
	info := browseInfo{owner: windows.HWND(front()), displayName: &name[0], title: titleText, flags: newStyle | onlyFileSystem}
	list, _, _ := browseForFolder.Call(uintptr(unsafe.Pointer(&info)))
	if list == 0 {
		return "", ErrCancelled
	}
	defer coTaskMemFree.Call(list)
	path := make([]uint16, 1<<12)
	if ok, _, _ := pathFromIDList.Call(list, uintptr(unsafe.Pointer(&path[0])), uintptr(len(path)), 0); ok == 0 {
		return "", fmt.Errorf("the chosen folder has no path: %w", syscall.EINVAL)
	}
	return windows.UTF16ToString(path), nil
}

func front() uintptr {
	window, _, _ := foregroundWindow.Call()
	return window
}

// open hands a plain path to the shell. It is not encoded as an address, which
// is where accents and spaces get lost.
func open(path string) error {
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return err
	}
	verb, err := windows.UTF16PtrFromString("open")
	if err != nil {
		return err
	}
	if err := windows.ShellExecute(0, verb, name, nil, nil, windows.SW_SHOWNORMAL); err != nil {
		return fmt.Errorf("%w: %w", ErrNoProgram, err)
	}
	return nil
}
