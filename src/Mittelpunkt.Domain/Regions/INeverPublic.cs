namespace Mittelpunkt.Domain.Regions;

/// <summary>A row nothing public is made from: no page, figure, file or picture changes with it.</summary>
public interface INeverPublic : IRegional;
