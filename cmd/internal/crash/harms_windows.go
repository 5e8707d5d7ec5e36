package crash

// irregular are things that are no file: making them takes rights here.
var irregular []damage
