use super::collaborator::collaborators;
use super::entry::{entries, texts};
use super::family::families;
use super::identity::identity;
use super::mission::mission;
use super::name::{name, title};
use super::reminder::reminder;
use super::standard::{skills, standards};
use super::technology::technologies;
use super::{Collaborator, Entry, Family, Standard, Text};
use crate::document::{Document, Rule};

/// What a document says about the agent that it makes. All of it points into the document.
///
/// Sections are indexes into [`Document::sections`].
#[derive(Clone, Debug, Default)]
pub struct Agent<'d> {
    /// What it is called: in the frontmatter, in its identity sentence or in the title.
    pub name: Option<Text<'d>>,
    /// What it is: the words of the identity sentence, without an article and the clause that follows.
    pub role: Option<Text<'d>>,
    /// What it is for.
    pub mission: Option<Text<'d>>,
    /// What it does.
    pub responsibilities: Vec<Entry<'d>>,
    /// What it works with.
    pub technologies: Vec<Text<'d>>,
    /// What it knows.
    pub expertise: Vec<Entry<'d>>,
    /// How it goes about its work, step by step.
    pub workflow: Vec<Entry<'d>>,
    /// The sections that say what its answer looks like.
    pub output: Vec<usize>,
    /// What its work is measured by.
    pub quality: Vec<Text<'d>>,
    /// The sections of examples.
    pub examples: Vec<usize>,
    /// The documents that it follows.
    pub standards: Vec<Standard<'d>>,
    /// The skills that it draws on.
    pub skills: Vec<Standard<'d>>,
    /// Its rules.
    pub rules: &'d [Rule],
    /// The agents that it works with.
    pub collaborators: Vec<Collaborator<'d>>,
    /// What is said at last.
    pub reminder: Option<Text<'d>>,
    /// The sections that are none of these, so that nothing is lost.
    pub other: Vec<usize>,
    /// What each section of the document is about, as far as its heading tells.
    pub families: Vec<Option<Family>>,
}

impl<'d> Agent<'d> {
    /// Reads what `document` says. Any document gives an agent, if only an empty one.
    #[must_use]
    pub fn read(document: &'d Document) -> Self {
        let families = families(document);
        let identity = identity(document).unwrap_or_default();
        let mut agent = Self {
            name: name(document, || identity),
            role: identity.role.and_then(|role| Text::some(document, role)),
            mission: mission(document, &identity, &families),
            standards: standards(document),
            skills: skills(document),
            rules: document.rules(),
            collaborators: collaborators(document, &families),
            reminder: reminder(document, &families),
            families,
            ..Self::default()
        };
        agent.read_sections(document);
        agent
    }

    /// What the agent of `document` is called, without a look at all the rest.
    #[must_use]
    pub fn name_of(document: &'d Document) -> Option<Text<'d>> {
        name(document, || identity(document).unwrap_or_default())
    }

    /// Takes each section that begins something new.
    fn read_sections(&mut self, document: &'d Document) {
        let title = title(document).map(|title| title.heading);
        for (index, section) in document.sections().list().iter().enumerate() {
            let parent = section.parent.map(|parent| parent as usize);
            let below = parent.filter(|parent| title != Some(document.sections().list()[*parent].heading));
            let continues = below.is_some_and(|parent| self.families[parent] == self.families[index]);
            if !continues && title != Some(section.heading) && !self.read_section(document, index) {
                self.other.push(index);
            }
        }
    }

    /// Reads a section by its family. Says whether it held what its family promises.
    fn read_section(&mut self, document: &'d Document, index: usize) -> bool {
        let Some(family) = self.families[index] else { return false };
        let span = document.sections().list()[index].span;
        match family {
            Family::Responsibilities => {
                add(&mut self.responsibilities, entries(document, &self.families, index))
            }
            Family::Expertise => add(&mut self.expertise, entries(document, &self.families, index)),
            Family::Workflow => add(&mut self.workflow, entries(document, &self.families, index)),
            Family::Technologies => add(&mut self.technologies, technologies(document, span)),
            Family::Quality => add(&mut self.quality, texts(document, span)),
            Family::Output => add(&mut self.output, vec![index]),
            Family::Examples => add(&mut self.examples, vec![index]),
            Family::Identity
            | Family::Mission
            | Family::Standards
            | Family::Rules
            | Family::Collaboration
            | Family::Reminder => true,
        }
    }
}

fn add<T>(all: &mut Vec<T>, found: Vec<T>) -> bool {
    let any = !found.is_empty();
    all.extend(found);
    any
}
