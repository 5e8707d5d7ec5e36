package typeset

// hyphenate adds the places where long words may be divided.
func (s *shaper) hyphenate(tokens []token) []token { return tokens }
