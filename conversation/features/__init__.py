"""What whoever runs a studio switches off, for all or for some: said once, and asked wherever it begins."""
