use super::Scalar;

/// What who composes says about the occasion: values for variables, and what conditions are held against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occasion {
    /// The name of the form that the persona takes.
    pub target: String,
    /// What the caller calls the occasion, for conditions that ask for a tag.
    pub tags: Vec<String>,
    /// Values of variables by name.
    pub variables: Vec<(String, Scalar)>,
}

impl Default for Occasion {
    fn default() -> Self {
        Self { target: "markdown".to_owned(), tags: Vec::new(), variables: Vec::new() }
    }
}
