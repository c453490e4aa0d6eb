"""Claims by claims to links: terms, likeness, evidence, probability, assignment."""
