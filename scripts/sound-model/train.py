"""Trains the sound map's network on the windows that make-windows.ts cut: train.py WINDOWS [STEPS].

Writes electron/services/analyses/sounds/sound-network.ts. The shape is that of sound-classifier.ts beside it: three convolutions over
mel frames, of which the mean, the largest and the deviation over time are kept, and the statistics of window-statistics.ts, into one
hidden layer and two answers that do not exclude each other, speech and music.
"""
import base64, glob, hashlib, json, os, sys, time
import numpy as np, torch, torch.nn as nn, torch.nn.functional as F

FRAMES, BANDS, FLOOR = 100, 40, 9.0
WIDTHS, HIDDEN = (24, 32, 32), 64
BATCH, RATE = 256, 2e-3
# Each kind has its share of a batch, each source its part of that, by the root of its size.
SHARES = {'speech': 0.27, 'music': 0.25, 'noise': 0.22, 'speech+music': 0.19, 'speech+noise': 0.07}
MODULATIONS = ((1, 2), (3, 4), (5, 8), (9, 16))
rng = np.random.default_rng(0)


def read(folder):
    """Windows as half floats [n, FRAMES, BANDS], their answers [n, 2], and their groups ("speech flite")."""
    windows, labels = [], []
    for name in sorted(glob.glob(f'{folder}/*.frames')):
        windows.append(np.fromfile(name, np.float16).reshape(-1, FRAMES, BANDS))
        labels += json.load(open(name.replace('.frames', '.json')))
    answers = np.array([[one['speech'], one['music']] for one in labels], np.float32)
    return np.concatenate(windows), answers, [one['group'] for one in labels]


def chances(groups):
    """Sums up to each window of how often it is drawn."""
    members = {}
    for index, group in enumerate(groups):
        members.setdefault(group, []).append(index)
    chance = np.zeros(len(groups))
    for kind, share in SHARES.items():
        own = {group: indices for group, indices in members.items() if group.split(' ')[0] == kind}
        total = sum(len(indices) ** 0.5 for indices in own.values())
        for indices in own.values():
            chance[indices] = share * len(indices) ** 0.5 / total / len(indices)
    return np.cumsum(chance / chance.sum())


def loudest(x):
    return x.amax((1, 2), keepdim=True)


def uniform(count, low, high):
    return torch.empty(count, 1, 1).uniform_(low, high)


def warped(x):
    """Slower by up to a fifth, higher or lower by up to a sixth: other throats, other tempos."""
    count = len(x)
    part = torch.empty(count, 1).uniform_(0.8, 1.0)
    shift = (torch.rand(count, 1) * 2 - 1) * (1 - part)
    times = (torch.linspace(-1, 1, FRAMES)[None] * part + shift)[:, :, None].expand(-1, -1, BANDS)
    scale = torch.empty(count, 1).uniform_(0.84, 1.16)
    bands = ((torch.linspace(0, 1, BANDS)[None] * scale).clamp(0, 1) * 2 - 1)[:, None, :].expand(-1, FRAMES, -1)
    return F.grid_sample(x[:, None], torch.stack([bands, times], 3), align_corners=True, padding_mode='border')[:, 0]


class Blending:
    """Noise under a quarter of the windows, music under some of those with speech alone; both drawn from the others."""

    def __init__(self, windows, groups):
        self.windows = windows
        self.of = {
            kind: np.array([i for i, group in enumerate(groups) if group.startswith(kind)]) for kind in ('noise', 'music')
        }

    def other(self, kind, count, quieter):
        drawn = torch.from_numpy(self.windows[rng.choice(self.of[kind], count)].astype(np.float32))
        return drawn - loudest(drawn) - quieter

    def __call__(self, x, answers):
        x, answers = x - loudest(x), answers.clone()
        drawn = torch.rand(len(x))
        noisy = torch.where(drawn < 0.25)[0]
        x[noisy] = torch.logaddexp(x[noisy], self.other('noise', len(noisy), uniform(len(noisy), 0.5, 6)))
        alone = (answers[:, 0] == 1) & (answers[:, 1] == 0)
        over = torch.where((drawn >= 0.25) & (drawn < 0.4) & alone)[0]
        quieter = uniform(len(over), 0, 5.5)
        x[over] = torch.logaddexp(x[over], self.other('music', len(over), quieter))
        answers[over, 1] = torch.where(quieter[:, 0, 0] < 4.5, 1.0, 0.5)
        return x, answers


def recorded(x):
    """What microphones and codecs do: a colour, a floor of noise, a cut of the high bands; and a gap in time and one in the bands."""
    count, band, frame = len(x), torch.arange(BANDS), torch.arange(FRAMES)[:, None]
    x = x - loudest(x)
    colour = F.interpolate(torch.randn(count, 1, 6) * 0.8, size=BANDS, mode='linear', align_corners=True)
    tilt = torch.randn(count, 1, 1) * 1.2 * torch.linspace(-1, 1, BANDS)
    x = x + (torch.rand(count, 1, 1) < 0.6).float() * (colour + tilt)
    floor = uniform(count, -10, -3) + torch.randn(count, 1, 1) * torch.linspace(-1, 1, BANDS)
    floor = floor + 0.5 * torch.randn(count, FRAMES, BANDS)
    x = torch.where(torch.rand(count, 1, 1) < 0.4, torch.logaddexp(x, floor), x)
    cut = (torch.rand(count, 1, 1) < 0.15) & (band >= torch.randint(24, BANDS, (count, 1, 1)))
    x = torch.where(cut, x - 6, x)
    gap = lambda at, longest, last: (
        lambda start, length: (at >= start) & (at < start + length)
    )(torch.randint(0, last, (count, 1, 1)), torch.randint(0, longest, (count, 1, 1)))
    return torch.where(gap(frame, 12, 90) | gap(band, 6, 36), torch.tensor(-30.0), x)


def scaled(x):
    return ((x - loudest(x)).clamp_min(-FLOOR) + FLOOR) / 3


time_of = torch.arange(FRAMES) / FRAMES
waves = [
    [torch.stack([wave(2 * np.pi * hz * time_of) for hz in range(low, high + 1)], 1) for wave in (torch.cos, torch.sin)]
    for low, high in MODULATIONS
]


def statistics(x):
    """As window-statistics.ts."""
    x = 3 * x
    x = x - x.mean((1, 2), keepdim=True)
    ordered = x.sort(1)[0]
    mean = x.mean(1)
    change = (x[:, 1:] - x[:, :-1]).abs().mean(1)
    bands = torch.stack([mean, x.std(1, unbiased=False), change, ordered[:, 10] - mean, ordered[:, 90] - mean], 2)
    loudness = x.mean(2)
    loudness = loudness - loudness.mean(1, keepdim=True)
    moved = [torch.log(((loudness @ c) ** 2 + (loudness @ s) ** 2).sum(1) + 1) for c, s in waves]
    loudness = loudness.sort(1)[0]
    rest = torch.stack([*moved, loudness[:, 95] - loudness[:, 5], loudness[:, 10]], 1)
    return torch.cat([bands.flatten(1), rest], 1)


def stretches(x, taps, stride):
    """Of [n, steps, values], every `stride` steps `taps` of them in a row."""
    x = x.contiguous()
    count, steps, values = x.shape
    return x.as_strided((count, (steps - taps) // stride + 1, taps * values), (x.stride(0), stride * values, 1))


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        first, second, third = WIDTHS
        self.first, self.second = nn.Linear(5 * BANDS, first), nn.Linear(5 * first, second)
        self.third = nn.Linear(3 * second, third)
        inputs = 3 * third + 5 * BANDS + len(MODULATIONS) + 2
        self.norm = nn.BatchNorm1d(inputs, affine=False)
        self.hidden, self.answer = nn.Linear(inputs, HIDDEN), nn.Linear(HIDDEN, 2)

    def forward(self, x):
        steps = F.relu(self.first(stretches(x, 5, 2)))
        steps = F.relu(self.second(stretches(F.dropout(steps, 0.05, self.training), 5, 2)))
        steps = F.relu(self.third(stretches(steps, 3, 1)))
        kept = [steps.mean(1), steps.amax(1), (steps.var(1, unbiased=False) + 1e-6).sqrt()]
        # What convolutions learn of synthetic voices holds less for people's than the statistics do.
        kept = [F.dropout(one, 0.3, self.training) for one in kept]
        features = self.norm(torch.cat([*kept, statistics(x)], 1))
        if self.training:
            features = F.dropout(features + 0.3 * torch.randn_like(features), 0.25)
        return self.answer(F.dropout(F.relu(self.hidden(features)), 0.1, self.training))

    def numbers(self):
        """In the order that sound-classifier.ts reads them; weights of convolutions by output, then step, then value."""
        rows = []
        for layer in (self.first, self.second, self.third):
            rows += [layer.weight.flatten(), layer.bias]
        rows += [self.norm.running_mean, (self.norm.running_var + self.norm.eps).sqrt()]
        for layer in (self.hidden, self.answer):
            rows += [layer.weight.T.flatten(), layer.bias]
        return torch.cat([row.detach().flatten() for row in rows]).numpy()


def train(windows, answers, groups, steps):
    """The mean of the network over its last two hundred steps or so, which differs less from one training to the next."""
    network, blended, sums = Network(), Blending(windows, groups), chances(groups)
    kept = {name: value.clone() for name, value in network.state_dict().items()}
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=1e-3)
    started, loss_sum = time.time(), 0.0
    for step in range(1, steps + 1):
        done = step / steps
        for group in optimiser.param_groups:
            group['lr'] = RATE * min(1, step / 200) * (1 if done < 0.5 else 0.3 if done < 0.8 else 0.1)
        drawn = np.searchsorted(sums, rng.random(BATCH)).clip(0, len(groups) - 1)
        x, wanted = blended(warped(torch.from_numpy(windows[drawn].astype(np.float32))), torch.from_numpy(answers[drawn]))
        loss = F.binary_cross_entropy_with_logits(network(scaled(recorded(x))), wanted * 0.98 + 0.01)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        loss_sum += loss.item()
        for name, value in network.state_dict().items():
            if value.dtype.is_floating_point:
                kept[name].mul_(0.995).add_(value, alpha=0.005)
        if step % 250 == 0:
            print(step, f'{loss_sum / 250:.4f} {time.time() - started:.0f} s', flush=True)
            loss_sum = 0.0
    network.load_state_dict(kept)
    return network


def write(numbers, target):
    halves = numbers.astype('<f2').tobytes()
    text = base64.b64encode(halves).decode()
    lines = '\n'.join(f"  '{text[at:at + 240]}'," for at in range(0, len(text), 240))
    widths = ', '.join(map(str, WIDTHS))
    open(target, 'w').write(f"""/** The sound map’s network as scripts/sound-model/train.py made it: 16-bit floats in base64. Not to be edited. */
export const networkShape = {{ widths: [{widths}], hidden: {HIDDEN} }} as const;
export const networkHash = '{hashlib.sha256(halves).hexdigest()}';

/** In the order of sound-classifier.ts. */
export function networkNumbers(): Float32Array {{
  const bytes = Buffer.from(base64, 'base64');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float32Array.from({{ length: bytes.length / 2 }}, (_, i) => view.getFloat16(2 * i, true));
}}

const base64 = [
{lines}
].join('');
""")
    print('written', len(numbers), 'numbers')


if __name__ == '__main__':
    torch.manual_seed(0)
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    root = os.path.join(os.path.dirname(os.path.abspath(__file__)), '../..')
    network = train(*read(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1600)
    write(network.numbers(), os.path.join(root, 'electron/services/analyses/sounds/sound-network.ts'))
