"""What scenes outdoors are made of: sky and weather, ground and water, plants."""
