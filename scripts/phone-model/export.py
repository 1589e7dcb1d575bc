"""net.pt -> phones.f16: batch normalisation folded into the convolutions, half floats, little endian, in the order of `parts`."""
from train import *
net = Net()
net.load_state_dict(torch.load(sys.argv[1]))
net.eval()
out = []

def fold(conv, n):
    k = n.weight / torch.sqrt(n.running_var + n.eps)
    b = conv.bias if conv.bias is not None else 0
    return (conv.weight * k[:, None, None], (b - n.running_mean) * k + n.bias)
parts = [*fold(net.i, net.n)]
for b in net.bl:
    parts += [b.a.weight, *fold(b.b, b.n)]
parts += [net.p.weight, net.p.bias]
flat = torch.cat([p.detach().reshape(-1) for p in parts]).numpy()
x = torch.randn(1, 40, 99)
h = F.relu(F.conv1d(x, parts[0], parts[1], stride=3, padding=3))
i = 2
for b in net.bl:
    h = h + F.relu(F.conv1d(F.conv1d(h, parts[i], padding=b.a.dilation[0], dilation=b.a.dilation[0]), parts[i + 1], parts[i + 2]))
    i += 3
print('numbers', flat.size, 'largest difference', float((F.conv1d(h, parts[i], parts[i + 1]) - net(x)[0]).abs().max()))
flat.astype('<f2').tofile(sys.argv[2])
