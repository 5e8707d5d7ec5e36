package career

import (
	"acquis/assets/text"
	"acquis/portfolio"
)

// experienceName is what an experience is called, even one that has no words yet.
func experienceName(e *portfolio.Experience) string {
	if name := e.Name(); name != "" {
		return name
	}
	return text.ExperienceUntitled
}

func trainingName(t *portfolio.Training) string {
	if t.Title != "" {
		return t.Title
	}
	return text.TrainingUntitled
}
