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

// roleName is what an experience is called where its structure is named beside
// it, or would leave no room for the dates.
func roleName(e *portfolio.Experience) string {
	if e.Role != "" {
		return e.Role
	}
	return experienceName(e)
}

// placeName is the structure of an experience, where the role is its name.
func placeName(e *portfolio.Experience) string {
	if e.Role == "" {
		return ""
	}
	return e.Organisation
}

func trainingName(t *portfolio.Training) string {
	if t.Title != "" {
		return t.Title
	}
	return text.TrainingUntitled
}
