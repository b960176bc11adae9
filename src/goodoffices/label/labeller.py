"""stub"""
Labeller = load_labeller = None
