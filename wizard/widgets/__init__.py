"""What the screens are built from. A widget knows neither the app nor the interview."""
