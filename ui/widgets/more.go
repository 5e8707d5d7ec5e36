package widgets

// more are the lines that the program adds to the menu of a field in which
// something is selected, under those that every field has.
var more = func(selected string) []MenuItem { return nil }

// SetMore installs what the program adds to the menu of fields.
func SetMore(items func(selected string) []MenuItem) { more = items }

// withMore is the menu of a field with what the program adds.
func (in *Input) withMore(items []MenuItem) []MenuItem {
	selected := in.SelectedText()
	if selected == "" || in.Password {
		return items
	}
	if added := more(selected); len(added) > 0 {
		items = append(append(items, MenuItem{}), added...)
	}
	return items
}
